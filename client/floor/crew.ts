/** Desks, people and lamps at the places of the table, with the small movements that make them alive. */
import type Phaser from 'phaser';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { addLight } from './blend.ts';
import { type Brush, glow } from './brush.ts';
import { paintDesk } from './desk.ts';
import { type PlaceGeometry, type Point, placeGeometry } from './geometry.ts';
import { accents, lampWarm } from './palette.ts';
import {
  type LampSide,
  paintBodyBehind,
  paintBodyFacing,
  paintChairBack,
  paintForearms,
  paintHeadBehind,
  paintHeadFacing,
} from './person.ts';
import type { PlaceId, Table } from './places.ts';
import { type Area, bake, lay } from './textures.ts';

interface Member {
  body: Phaser.GameObjects.Image;
  head: Phaser.GameObjects.Image;
  headRest: Point;
  bodyScale: number;
  hands: Phaser.GameObjects.Image | null;
  handsRestY: number;
  lamp: Phaser.GameObjects.Image;
  pool: Phaser.GameObjects.Image;
  phase: number;
}

export const placeDepth: Record<PlaceId, number> = { back: 10, leftBack: 11, rightBack: 11, left: 12, right: 12, front: 30 };

export class Crew {
  private readonly members: Member[];

  constructor(scene: Phaser.Scene, scale: number, table: Table) {
    const glowArea: Area = { x: -64, y: -64, width: 128, height: 128 };
    bake(scene, 'floor-glow-lamp', glowArea, scale, (brush) => glow(brush, 0, 0, 64, 64, lampWarm, 0.6));
    this.members = [...table].map(([id, seat], index) => this.seat(scene, scale, placeGeometry[id], seat, index));
  }

  private seat(scene: Phaser.Scene, scale: number, place: PlaceGeometry, seat: SeatId, index: number): Member {
    const depth = placeDepth[place.id];
    const lampSide: LampSide = place.lamp[0] > place.person[0] ? 'right' : 'left';
    const grow = place.personScale;
    const [x, y] = place.person;
    const atPerson = (paint: (brush: Brush) => void) => (brush: Brush) => {
      brush.translate(x, y);
      brush.scale(grow, grow);
      paint(brush);
    };
    const bodyArea: Area = { x: x - 24 * grow, y: y - 36 * grow, width: 48 * grow, height: 46 * grow };
    const headArea: Area = { x: x - 14 * grow, y: y - 50 * grow, width: 28 * grow, height: 34 * grow };
    const bodySheet = bake(
      scene,
      `floor-body-${place.id}`,
      bodyArea,
      scale,
      atPerson((brush) => (place.facesUs ? paintBodyFacing(brush, seat, lampSide) : paintBodyBehind(brush, seat))),
    );
    const headSheet = bake(
      scene,
      `floor-head-${place.id}`,
      headArea,
      scale,
      atPerson((brush) => (place.facesUs ? paintHeadFacing(brush, seat, lampSide) : paintHeadBehind(brush, seat))),
    );
    const headRest: Point = [x, y - 26 * grow];
    const personDepth = place.facesUs ? depth : depth + 3;
    const body = lay(scene, bodySheet, personDepth, [x, y + 6 * grow]);
    const head = lay(scene, headSheet, personDepth + 0.1, headRest);

    const { box } = place;
    const deskArea: Area = {
      x: Math.min(place.at(0, 0)[0], place.at(1, 0)[0], place.at(0, 1)[0], place.at(1, 1)[0]) - 12,
      y: place.at(0.5, 0.5)[1] - 78,
      width: 0,
      height: 150,
    };
    deskArea.width = (box.x1 - box.x0 + (box.y1 - box.y0)) * 38 + 24;
    lay(
      scene,
      bake(scene, `floor-desk-${place.id}`, deskArea, scale, (brush) => paintDesk(brush, place, seat)),
      depth + 1,
    );

    let hands: Phaser.GameObjects.Image | null = null;
    if (place.facesUs) {
      const forward = place.along === 'y' ? 1 : -1;
      const handsArea: Area = { x: x - 24 * grow, y: y - 14 * grow, width: 48 * grow, height: 28 * grow };
      const sheet = bake(
        scene,
        `floor-hands-${place.id}`,
        handsArea,
        scale,
        atPerson((brush) => paintForearms(brush, seat, forward)),
      );
      hands = lay(scene, sheet, depth + 1.1, [x, y]);
    } else {
      const chairArea: Area = { x: x - 20 * grow, y: y - 16 * grow, width: 40 * grow, height: 40 * grow };
      lay(
        scene,
        bake(
          scene,
          'floor-chair',
          chairArea,
          scale,
          atPerson((brush) => paintChairBack(brush, seat)),
        ),
        personDepth + 0.2,
      );
    }

    const accentKey = `floor-glow-${seat}`;
    bake(scene, accentKey, { x: -64, y: -64, width: 128, height: 128 }, scale, (brush) => glow(brush, 0, 0, 64, 64, accents[seat], 0.5));
    const [poolX, poolY] = place.at(0.5, 0.6, 0);
    const pool = scene.add
      .image(poolX, poolY, accentKey)
      .setDepth(6)
      .setBlendMode(addLight)
      .setScale(2 / scale, 1 / scale);
    const lamp = scene.add
      .image(place.lamp[0], place.lamp[1] - 16, 'floor-glow-lamp')
      .setDepth(depth + 4)
      .setBlendMode(addLight)
      .setScale(1.15 / scale, 1 / scale);
    return { body, head, headRest, bodyScale: 1 / scale, hands, handsRestY: hands?.y ?? 0, lamp, pool, phase: index * 1.9 };
  }

  /** `warmth` runs from 1 in a boom to about 0.8 when the room is cold. */
  animate(timeMs: number, warmth: number, still: boolean): void {
    for (const member of this.members) {
      const { phase } = member;
      const flicker = still ? 1 : 1 + 0.05 * Math.sin(timeMs / 310 + phase) * Math.sin(timeMs / 97 + phase * 3);
      member.lamp.setAlpha(0.74 * warmth * flicker);
      member.pool.setAlpha(0.78 * warmth * (still ? 1 : 1 + 0.04 * Math.sin(timeMs / 900 + phase)));
      if (still) continue;
      const breath = Math.sin(timeMs / 1300 + phase);
      member.body.setScale(member.bodyScale, member.bodyScale * (1 + 0.011 * breath));
      const glance = Math.max(-1, Math.min(1, 2.4 * Math.sin(timeMs / 4300 + phase * 2.3)));
      member.head.setPosition(member.headRest[0] + glance * 0.8, member.headRest[1] - breath * 0.45).setRotation(glance * 0.035);
      if (!member.hands) continue;
      const typing = Math.max(0, Math.sin(timeMs / 1900 + phase * 1.7));
      member.hands.setY(member.handsRestY + typing * 0.6 * Math.sin(timeMs / 62));
    }
  }
}
