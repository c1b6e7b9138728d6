/**
 * The trading floor. Everything that stands still is baked into one texture per mood; the parts that move are laid over it
 * in depth order: glints, vault, pools of light, people, desks, order flow, the seat in front, the cold, and the board,
 * which shines through it.
 */
import Phaser from 'phaser';
import { paintArcs } from './arcs.ts';
import { addLight } from './blend.ts';
import { type BoardHistory, boardArea, paintBoard, plate, rememberBoard, rowBounds, rowCount, toBoardPlane } from './board.ts';
import { fillShape, glow, shade, strokeShape } from './brush.ts';
import { Crew } from './crew.ts';
import { Crowd } from './crowd.ts';
import { OrderFlow } from './flow.ts';
import { placeGeometry, topOf, vaultBox } from './geometry.ts';
import type { FloorModel } from './model.ts';
import { buyGreen, type Mood, moods, sellCoral } from './palette.ts';
import { Phones } from './phones.ts';
import { floorHeight, floorWidth, placeOf, type Table, tableFor } from './places.ts';
import { paintRoom, paintVignette } from './room.ts';
import { paintScreens, screensArea } from './screens.ts';
import { bake, lay, type Sheet } from './textures.ts';
import { fogArea, paintFogSource, paintVault, vaultFill } from './vault.ts';
import { Weather } from './weather.ts';

const wholeFloor = { x: 0, y: 0, width: floorWidth, height: floorHeight };
const fogShrink = 0.2;
const turnMs = 1600;
/** A veil, not a multiply: of the blend modes only adding is the same in both renderers. */
const chillColour = '#0a2138';
const coldestVeil = 0.2;
const boardDepth = 41;

export class FloorScene extends Phaser.Scene {
  private model: FloorModel;
  private pixelScale: number;
  private table: Table;
  private readonly history: BoardHistory = new Map();
  private boardText = '';
  private vaultText = '';
  private cold = 0;
  private lastLiquidationStep = -1;
  private board: Sheet | null = null;
  private screens: Sheet | null = null;
  private vault: Sheet | null = null;
  private fog: HTMLCanvasElement | null = null;
  private turned: Phaser.GameObjects.Image | null = null;
  private chill: Phaser.GameObjects.Image | null = null;
  private crew: Crew | null = null;
  private crowd: Crowd | null = null;
  private flow: OrderFlow | null = null;
  private phones: Phones | null = null;
  private weather: Weather | null = null;
  private rimAlarm: Phaser.GameObjects.Image | null = null;
  private deskAlarm: Phaser.GameObjects.Image | null = null;
  private flashes: Phaser.GameObjects.Image[] = [];

  constructor(model: FloorModel, pixelScale: number) {
    super('floor');
    this.model = model;
    this.pixelScale = pixelScale;
    this.table = tableFor(model.seat, model.seats);
    rememberBoard(this.history, model.board);
    this.cold = model.mood === 'turned' ? 1 : 0;
  }

  create(): void {
    const { model, pixelScale: scale } = this;
    this.cameras.main.setOrigin(0, 0).setZoom(scale);
    const { table } = this;
    this.turned = null;
    this.flashes = [];
    lay(this, this.bakeRoom('boom'), 0);
    if (model.mood === 'turned') this.layTurnedRoom();
    else this.time.delayedCall(2500, () => this.layTurnedRoom());
    this.board = bake(this, 'floor-board', boardArea, scale, (brush) => paintBoard(brush, model, this.history));
    lay(this, this.board, boardDepth);
    this.fog = paintFogCanvas();
    this.vault = bake(this, 'floor-vault', { x: 110, y: 300, width: 452, height: 212 }, scale, () => undefined);
    lay(this, this.vault, 5);
    this.weather = new Weather(this, scale);
    this.crowd = new Crowd(this, scale);
    this.crew = new Crew(this, scale, table);
    this.flow = new OrderFlow(this, scale, table);
    this.phones = new Phones(this, scale, table);
    this.screens = bake(this, 'floor-screens', screensArea, scale, (brush) =>
      paintScreens(brush, model.seat, this.history, model.flow.step),
    );
    lay(this, this.screens, 31.5);
    this.layAlarms(scale);
    bake(this, 'floor-chill', { x: 0, y: 0, width: 4, height: 4 }, 1, (brush) => {
      brush.fillStyle = chillColour;
      brush.fillRect(0, 0, 4, 4);
    });
    this.chill = this.add.image(0, 0, 'floor-chill').setOrigin(0).setDisplaySize(floorWidth, floorHeight).setDepth(40);
    this.boardText = '';
    this.vaultText = '';
    this.draw();
    this.applyMood();
  }

  /** Takes the newest model; other seats around the table lay the whole room out again. */
  show(model: FloorModel): void {
    const before = this.model;
    this.model = model;
    rememberBoard(this.history, model.board);
    const table = tableFor(model.seat, model.seats);
    const moved = [...table].join() !== [...this.table].join();
    this.table = table;
    if (!this.crew) return;
    if (moved) {
      this.scene.restart();
      return;
    }
    this.draw();
    this.flashChangedRows(before);
    if (model.flow.liquidations > 0 && model.flow.step !== this.lastLiquidationStep) this.raiseAlarm(model.reducedMotion);
    this.lastLiquidationStep = model.flow.step;
  }

  /** Writes the board anew once its typeface has arrived. */
  rewriteBoard(): void {
    this.board?.repaint((brush) => paintBoard(brush, this.model, this.history));
  }

  /** Bakes everything again for another size of the canvas. */
  rescale(pixelScale: number): void {
    this.pixelScale = pixelScale;
    this.scene.restart();
  }

  override update(timeMs: number, deltaMs: number): void {
    const still = this.model.reducedMotion;
    const target = this.model.mood === 'turned' ? 1 : 0;
    if (this.cold !== target) {
      const change = still ? 1 : deltaMs / turnMs;
      this.cold = target > this.cold ? Math.min(target, this.cold + change) : Math.max(target, this.cold - change);
      this.applyMood();
    }
    const warmth = 1 - 0.18 * this.cold;
    this.crew?.animate(timeMs, warmth, still);
    this.weather?.animate(timeMs, warmth, still);
    this.crowd?.animate(timeMs, deltaMs, still);
    this.phones?.animate(timeMs, still);
    this.flow?.animate(deltaMs, still);
    for (const flash of this.flashes) if (flash.alpha > 0) flash.setAlpha(Math.max(0, flash.alpha - deltaMs / 520));
  }

  private draw(): void {
    const { model } = this;
    const rows = model.board.slice(0, rowCount(model));
    const boardText = `${model.narrow} ${rows.map((row) => `${row.symbol} ${row.price} ${row.change}`).join('|')}`;
    if (boardText !== this.boardText) {
      this.boardText = boardText;
      this.rewriteBoard();
      this.screens?.repaint((brush) => paintScreens(brush, model.seat, this.history, model.flow.step));
    }
    const fill = vaultFill(model.claimedCents, model.openingClaimedCents, model.trueShare, !model.narrow);
    const vaultText = `${fill.claimedHundredths} ${fill.trueHundredths} ${fill.leaders}`;
    if (vaultText !== this.vaultText) {
      this.vaultText = vaultText;
      const { fog } = this;
      if (fog) this.vault?.repaint((brush) => paintVault(brush, fill, fog));
    }
    if (model.mood === 'turned') this.layTurnedRoom();
    this.flow?.show(model);
    this.phones?.show(model);
    this.crowd?.show(model);
  }

  private bakeRoom(mood: Mood): Sheet {
    const { table } = this;
    return bake(this, `floor-room-${mood}`, wholeFloor, this.pixelScale, (brush) => {
      paintRoom(brush, moods[mood], table);
      paintArcs(brush, table);
      paintVignette(brush);
    });
  }

  private layTurnedRoom(): void {
    if (this.turned) return;
    this.turned = lay(this, this.bakeRoom('turned'), 1);
    this.applyMood();
  }

  private applyMood(): void {
    this.turned?.setAlpha(this.cold).setVisible(this.cold > 0);
    this.chill?.setAlpha(coldestVeil * this.cold).setVisible(this.cold > 0);
  }

  private layAlarms(scale: number): void {
    const rim = bake(this, 'floor-alarm-rim', { x: 170, y: 296, width: 332, height: 176 }, scale, (brush) => {
      for (const [width, alpha] of [
        [20, 0.14],
        [11, 0.34],
        [4.4, 1],
      ] as const)
        strokeShape(brush, topOf(vaultBox, 0), shade('#ff7a6b', alpha), width);
    });
    this.rimAlarm = lay(this, rim, 5.5, [336, 384]).setVisible(false);
    const [x, y] = placeGeometry[placeOf('desk', this.table)].at(0.5, 0.5, 0);
    const pool = bake(this, 'floor-alarm-desk', { x: x - 130, y: y - 66, width: 260, height: 132 }, scale, (brush) =>
      glow(brush, x, y, 130, 66, '#ff6a5c', 0.85),
    );
    this.deskAlarm = lay(this, pool, 6.5, [x, y]).setBlendMode(addLight).setVisible(false);
    const rows = rowCount(this.model);
    const { top, height } = rowBounds(0, rows);
    for (const [name, colour] of [
      ['up', buyGreen],
      ['down', sellCoral],
    ] as const) {
      bake(this, `floor-flash-${name}`, boardArea, scale, (brush) => {
        toBoardPlane(brush);
        fillShape(brush, plate(top, height), shade(colour, 0.22));
      });
    }
    for (let row = 0; row < rows; row += 1) {
      this.flashes.push(
        this.add
          .image(boardArea.x, boardArea.y + row * height, 'floor-flash-up')
          .setOrigin(0)
          .setScale(1 / scale)
          .setDepth(boardDepth + 1)
          .setBlendMode(addLight)
          .setAlpha(0),
      );
    }
  }

  private flashChangedRows(before: FloorModel): void {
    if (this.model.reducedMotion) return;
    this.flashes.forEach((flash, index) => {
      const now = this.model.board[index];
      const then = before.board[index];
      if (!now || !then || now.symbol !== then.symbol || now.price === then.price) return;
      flash.setTexture(now.change >= then.change ? 'floor-flash-up' : 'floor-flash-down').setAlpha(0.62);
    });
  }

  /** A liquidation shows at the vault and at the desk whose flow it is. Without motion it stands a moment and goes. */
  private raiseAlarm(still: boolean): void {
    for (const alarm of [this.rimAlarm, this.deskAlarm]) {
      if (!alarm) continue;
      this.tweens.killTweensOf(alarm);
      alarm.setVisible(true).setAlpha(still ? 0.6 : 1);
      if (still) this.time.delayedCall(1200, () => alarm.setVisible(false));
      else
        this.tweens.add({
          targets: alarm,
          alpha: { from: 1, to: 0 },
          duration: 1700,
          ease: 'Sine.easeIn',
          onComplete: () => alarm.setVisible(false),
        });
    }
  }
}

function paintFogCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(fogArea.width * fogShrink);
  canvas.height = Math.round(fogArea.height * fogShrink);
  const brush = canvas.getContext('2d');
  if (brush) {
    brush.scale(fogShrink, fogShrink);
    brush.translate(-fogArea.x, -fogArea.y);
    paintFogSource(brush);
  }
  return canvas;
}
