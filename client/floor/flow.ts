/**
 * Order flow as light. Buys leave the trading desk, sells come in to it, everything else passes between the other desks; while
 * customers leave, that else is gold on its way out, until withdrawals stop.
 * A fixed set of streaks is reused; when all are under way, more orders add none.
 */
import type Phaser from 'phaser';
import { type Arc, arcsOf, exits, headingOn, pointOn } from './arcs.ts';
import { type Brush, fillEllipse, glow, scatter, shade } from './brush.ts';
import type { FloorModel } from './model.ts';
import { buyGreen, claimedGold, otherAmber, sellCoral } from './palette.ts';
import { placeOf, type Table } from './places.ts';
import { bake, lay, type Sheet } from './textures.ts';

type FlowKind = 'buy' | 'sell' | 'other' | 'leaving';
const kinds: readonly FlowKind[] = ['buy', 'sell', 'other', 'leaving'];
const colours: Record<FlowKind, string> = { buy: buyGreen, sell: sellCoral, other: otherAmber, leaving: claimedGold };
const mostAtOnce = 30;
const mostPerStep = 4;
const flowDepth = 20;
const ambientEveryMs = 400;
const leavingEveryMs = 150;

interface Streak {
  image: Phaser.GameObjects.Image;
  arc: Arc;
  backwards: boolean;
  waitMs: number;
  travelledMs: number;
  durationMs: number;
  size: number;
}

export class OrderFlow {
  private readonly sheets: Record<FlowKind, Sheet>;
  private readonly resting: Phaser.GameObjects.Image[] = [];
  private readonly moving: Streak[] = [];
  private readonly dots: { image: Phaser.GameObjects.Image; arc: Arc }[] = [];
  private readonly next = scatter(97);
  private lastStep = -1;
  private ambientMs = 0;
  private tradeArcs: Arc[] = [];
  private otherArcs: Arc[] = [];
  private readonly table: Table;
  private leaving: 'not' | 'leaving' | 'stopped' = 'not';

  constructor(scene: Phaser.Scene, scale: number, table: Table) {
    this.table = table;
    const sheet = (kind: FlowKind): Sheet =>
      bake(scene, `floor-flow-${kind}`, { x: -34, y: -11, width: 46, height: 22 }, scale, (brush) => paintStreak(brush, colours[kind]));
    this.sheets = { buy: sheet('buy'), sell: sheet('sell'), other: sheet('other'), leaving: sheet('leaving') };
    for (let index = 0; index < mostAtOnce; index += 1)
      this.resting.push(lay(scene, this.sheets.other, flowDepth, [0, 0]).setVisible(false));
    for (const kind of kinds) {
      bake(scene, `floor-dot-${kind}`, { x: -9, y: -9, width: 18, height: 18 }, scale, (brush) => paintDot(brush, colours[kind]));
    }
    for (const arc of [...arcsOf(table), ...exits]) {
      for (const share of [0.2, 0.36, 0.52, 0.68, 0.84]) {
        const [x, y] = pointOn(arc, share);
        const image = scene.add
          .image(x, y, 'floor-dot-other')
          .setScale(1 / scale)
          .setDepth(flowDepth)
          .setVisible(false);
        this.dots.push({ image, arc });
      }
    }
  }

  show(model: FloorModel): void {
    const desk = placeOf('desk', this.table);
    const arcs = arcsOf(this.table);
    this.leaving = model.run.gated ? 'stopped' : model.run.on ? 'leaving' : 'not';
    this.tradeArcs = arcs.filter((arc) => arc.from === desk || arc.to === desk);
    this.otherArcs = arcs.filter((arc) => arc.from !== desk && arc.to !== desk);
    if (model.flow.step === this.lastStep) return;
    this.lastStep = model.flow.step;
    if (model.reducedMotion) {
      this.rest();
      this.showDots(model);
      return;
    }
    for (const { image } of this.dots) image.setVisible(false);
    const buys = Math.min(mostPerStep, model.flow.buys);
    const sells = Math.min(mostPerStep, model.flow.sells);
    for (let index = 0; index < buys; index += 1) this.launch('buy', desk, index);
    for (let index = 0; index < sells; index += 1) this.launch('sell', desk, index);
  }

  animate(deltaMs: number, still: boolean): void {
    if (still) return;
    this.ambientMs += deltaMs;
    if (this.ambientMs > (this.leaving === 'leaving' ? leavingEveryMs : ambientEveryMs)) {
      this.ambientMs = 0;
      if (this.leaving !== 'stopped') this.launch(this.leaving === 'leaving' ? 'leaving' : 'other', null, 0);
    }
    for (let index = this.moving.length - 1; index >= 0; index -= 1) {
      const streak = this.moving[index];
      if (streak && this.advance(streak, deltaMs)) {
        this.moving.splice(index, 1);
        this.resting.push(streak.image.setVisible(false));
      }
    }
  }

  private launch(kind: FlowKind, desk: Arc['from'] | null, order: number): void {
    const routes = kind === 'leaving' ? exits : kind === 'other' && this.next() < 0.72 ? this.otherArcs : this.tradeArcs;
    const arc = routes[Math.floor(this.next() * routes.length)];
    const image = this.resting.pop();
    if (!arc || !image) {
      if (image) this.resting.push(image);
      return;
    }
    const outward = kind === 'leaving' || (desk === null ? this.next() < 0.5 : (kind === 'buy') === (arc.from === desk));
    image.setTexture(this.sheets[kind].key).setVisible(false);
    this.moving.push({
      image,
      arc,
      backwards: !outward,
      waitMs: order * 70 + this.next() * 150,
      travelledMs: 0,
      durationMs: 1900 + this.next() * 1100,
      size: kind === 'other' ? 0.5 + this.next() * 0.22 : 0.72 + this.next() * 0.42,
    });
  }

  /** Moves one streak; true when it has arrived. */
  private advance(streak: Streak, deltaMs: number): boolean {
    if (streak.waitMs > 0) {
      streak.waitMs -= deltaMs;
      return false;
    }
    streak.travelledMs += deltaMs;
    const progress = streak.travelledMs / streak.durationMs;
    if (progress >= 1) return true;
    const share = streak.backwards ? 1 - progress : progress;
    const [x, y] = pointOn(streak.arc, share);
    const ends = Math.min(1, Math.min(progress, 1 - progress) * 7);
    streak.image
      .setVisible(true)
      .setPosition(x, y)
      .setRotation(headingOn(streak.arc, share) + (streak.backwards ? Math.PI : 0))
      .setScale((streak.size * (0.6 + ends * 0.4)) / this.sheets.buy.scale, streak.size / this.sheets.buy.scale)
      .setAlpha(ends);
    return false;
  }

  private rest(): void {
    for (const streak of this.moving.splice(0)) this.resting.push(streak.image.setVisible(false));
  }

  private showDots(model: FloorModel): void {
    let buys = model.flow.buys;
    let sells = model.flow.sells;
    for (const { image, arc } of this.dots) {
      if (exits.includes(arc)) {
        image
          .setTexture('floor-dot-leaving')
          .setVisible(this.leaving === 'leaving')
          .setAlpha(0.9);
        continue;
      }
      const trades = this.tradeArcs.includes(arc);
      const kind: FlowKind = !trades ? 'other' : buys >= sells && buys > 0 ? 'buy' : sells > 0 ? 'sell' : 'other';
      if (kind === 'buy') buys -= 1;
      if (kind === 'sell') sells -= 1;
      image
        .setTexture(`floor-dot-${kind}`)
        .setVisible(true)
        .setAlpha(kind === 'other' ? 0.35 : 0.95);
    }
  }
}

function paintStreak(brush: Brush, colour: string): void {
  const tail = brush.createLinearGradient(-32, 0, 0, 0);
  tail.addColorStop(0, shade(colour, 0));
  tail.addColorStop(0.6, shade(colour, 0.42));
  tail.addColorStop(1, shade(colour, 0.85));
  brush.beginPath();
  brush.moveTo(-32, 0);
  brush.quadraticCurveTo(-8, -0.6, 0, -2.2);
  brush.lineTo(0, 2.2);
  brush.quadraticCurveTo(-8, 0.6, -32, 0);
  brush.fillStyle = tail;
  brush.fill();
  paintDot(brush, colour);
}

function paintDot(brush: Brush, colour: string): void {
  glow(brush, 0, 0, 9, 9, colour, 0.55);
  fillEllipse(brush, 0, 0, 3, 3, colour);
  fillEllipse(brush, 0.3, 0, 1.7, 1.7, shade('#ffffff', 0.85));
}
