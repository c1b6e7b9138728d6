/** The people of the floor, in parts that can move a little: body, head, hands. Facing us, or seen from behind where one sits oneself. */
import type { SeatId } from '../../shared/sim/scenario.ts';
import { type Brush, fade, fillCurve, fillEllipse, mix, shade, strokeCurve } from './brush.ts';
import { accents } from './palette.ts';

interface Look {
  skin: string;
  hair: string;
  hairShape: 'swept' | 'long' | 'short' | 'cropped' | 'bun' | 'curls';
  jacket: string;
  shirt: string;
  neckwear: 'tie' | 'scarf' | 'open' | 'hood';
  glasses: boolean;
  beard: boolean;
}

const looks: Record<SeatId, Look> = {
  chief: {
    skin: '#e0ab85',
    hair: '#5b3a22',
    hairShape: 'swept',
    jacket: '#33294a',
    shirt: '#efe9dc',
    neckwear: 'tie',
    glasses: false,
    beard: false,
  },
  engineer: {
    skin: '#d8a07a',
    hair: '#2a1a14',
    hairShape: 'long',
    jacket: '#1e4652',
    shirt: '#d7ecef',
    neckwear: 'hood',
    glasses: false,
    beard: false,
  },
  desk: {
    skin: '#d39a74',
    hair: '#1d1219',
    hairShape: 'short',
    jacket: '#5a2c37',
    shirt: '#f0dfd6',
    neckwear: 'open',
    glasses: false,
    beard: true,
  },
  risk: {
    skin: '#8d5f47',
    hair: '#15121d',
    hairShape: 'cropped',
    jacket: '#2f2b58',
    shirt: '#e9e4f2',
    neckwear: 'tie',
    glasses: true,
    beard: false,
  },
  treasurer: {
    skin: '#b57c5c',
    hair: '#7d7a86',
    hairShape: 'bun',
    jacket: '#2b4738',
    shirt: '#eef1e6',
    neckwear: 'scarf',
    glasses: true,
    beard: false,
  },
  voice: {
    skin: '#e6b795',
    hair: '#7c3420',
    hairShape: 'curls',
    jacket: '#55284a',
    shirt: '#f6e9f0',
    neckwear: 'open',
    glasses: false,
    beard: false,
  },
};

/** Side of the body that the desk lamp lights. */
export type LampSide = 'left' | 'right';

export function paintBodyFacing(brush: Brush, seat: SeatId, lampSide: LampSide): void {
  const look = looks[seat];
  const accent = accents[seat];
  brush.fillStyle = '#0b1224';
  brush.beginPath();
  brush.roundRect(-14, -33, 28, 38, 9);
  brush.fill();
  brush.strokeStyle = '#2f3d69';
  brush.lineWidth = 1;
  brush.stroke();
  const lit = mix(look.jacket, '#ffcf9a', 0.3);
  const dark = mix(look.jacket, '#05070f', 0.42);
  const cloth =
    lampSide === 'right'
      ? fade(brush, [-17, 0], [17, 0], [dark, look.jacket, lit], [0, 0.55, 1])
      : fade(brush, [-17, 0], [17, 0], [lit, look.jacket, dark], [0, 0.45, 1]);
  fillCurve(brush, 'M-18 8C-19.5 -9 -16.5 -18.6 -6.4 -22.4H6.4C16.5 -18.6 19.5 -9 18 8Z', cloth);
  strokeCurve(brush, 'M-11.6 -9Q-13.4 -1 -12.4 8M11.6 -9Q13.4 -1 12.4 8', shade('#05070f', 0.45), 1);
  fillCurve(brush, 'M-5 -23L0 -7L5 -23Z', look.shirt);
  if (look.neckwear === 'tie') {
    fillCurve(brush, 'M-5 -22.6L-9 -15L-1.2 -3L0 -7.6ZM5 -22.6L9 -15L1.2 -3L0 -7.6Z', mix(look.jacket, '#05070f', 0.26));
    fillCurve(brush, 'M-1.7 -20.6H1.7L1.1 -18.4L2.2 -9.6L0 -6.6L-2.2 -9.6L-1.1 -18.4Z', accent);
  } else if (look.neckwear === 'hood') {
    fillCurve(brush, 'M-8.6 -20Q-6 -25.5 0 -24.4Q6 -25.5 8.6 -20Q6 -12.6 0 -12Q-6 -12.6 -8.6 -20Z', mix(look.jacket, '#05070f', 0.3));
    fillCurve(brush, 'M-4.6 -22.6Q0 -13.6 4.6 -22.6Z', look.shirt);
    strokeCurve(brush, 'M-3.4 -14.6Q-3.8 -10 -3.2 -7M3.4 -14.6Q3.8 -10 3.2 -8', shade(accent, 0.75), 0.8);
  } else if (look.neckwear === 'scarf') {
    fillCurve(brush, 'M-7.4 -22.6Q0 -17 7.4 -22.6L6.6 -17.4Q0 -12.6 -6.6 -17.4Z', accent);
    fillCurve(brush, 'M-1 -16L3.6 -15.2L5.4 -4.4L1.6 -5.6Z', mix(accent, '#2a4a34', 0.3));
    strokeCurve(brush, 'M-5 -19.4Q0 -15.4 5 -19.4', shade('#2a4a34', 0.5), 0.8);
  } else {
    fillCurve(brush, 'M-5 -23L-7.6 -16.4L-1.4 -12.4L0 -16.6L1.4 -12.4L7.6 -16.4L5 -23L0 -16.6Z', mix(look.shirt, '#8a6a6a', 0.2));
    strokeCurve(brush, 'M-9.4 -20.4Q-10.4 -6 -9.6 8M9.4 -20.4Q10.4 -6 9.6 8', accent, 1.7);
  }
  fillCurve(brush, 'M-3.3 -29H3.3V-22Q0 -18.6 -3.3 -22Z', mix(look.skin, '#3a1c12', 0.3));
  strokeCurve(
    brush,
    lampSide === 'right' ? 'M6.4 -22.4C16.5 -18.6 19.5 -9 18 8' : 'M-6.4 -22.4C-16.5 -18.6 -19.5 -9 -18 8',
    shade('#ffd9a0', 0.6),
    1,
  );
  strokeCurve(
    brush,
    lampSide === 'right' ? 'M-6.4 -22.4C-16.5 -18.6 -19.5 -9 -18 8' : 'M6.4 -22.4C16.5 -18.6 19.5 -9 18 8',
    shade(accent, 0.9),
    1.3,
  );
}

export function paintHeadFacing(brush: Brush, seat: SeatId, lampSide: LampSide): void {
  const look = looks[seat];
  const toLight = lampSide === 'right' ? 1 : -1;
  if (look.hairShape === 'long')
    fillCurve(
      brush,
      'M-9.6 -35C-12.4 -48.5 12.4 -48.5 9.6 -35L9.8 -25.4Q7.4 -21.8 5 -24H-5Q-7.4 -21.8 -9.8 -25.4Z',
      mix(look.hair, '#000000', 0.2),
    );
  if (look.hairShape === 'bun') fillEllipse(brush, 0.6, -46.4, 4.6, 3.9, mix(look.hair, '#000000', 0.14));
  fillEllipse(brush, -8.2, -33.6, 1.7, 2.5, mix(look.skin, '#3a1c12', toLight < 0 ? 0.05 : 0.3));
  fillEllipse(brush, 8.2, -33.6, 1.7, 2.5, mix(look.skin, '#3a1c12', toLight > 0 ? 0.05 : 0.3));
  const face = fade(
    brush,
    [-8 * toLight, 0],
    [8 * toLight, 0],
    [mix(look.skin, '#2a1420', 0.34), look.skin, mix(look.skin, '#ffe0b0', 0.36)],
  );
  fillCurve(brush, 'M-8 -36C-8 -45 8 -45 8 -36C8.2 -29.4 4.4 -24.4 0 -24.4S-8.2 -29.4 -8 -36Z', face);
  if (look.beard)
    fillCurve(
      brush,
      'M-8 -34Q-7.4 -25 0 -23.9Q7.4 -25 8 -34Q6.4 -29.6 3 -29.8Q0 -30.8 -3 -29.8Q-6.4 -29.6 -8 -34Z',
      shade(look.hair, 0.62),
    );
  strokeCurve(brush, 'M-4.8 -36.4q1.7 -1 3.3 -.2M1.5 -36.6q1.7 -.8 3.3 .2', shade(look.hair, 0.8), 0.9);
  fillEllipse(brush, -3.1, -34.2, 0.95, 1.05, '#1a1018');
  fillEllipse(brush, 3.1, -34.2, 0.95, 1.05, '#1a1018');
  strokeCurve(brush, `M0 -33.4l${0.9 * -toLight} 2.5h1`, shade('#4a2418', 0.34), 0.7);
  strokeCurve(brush, 'M-2 -28.4Q0 -27.5 2.2 -28.5', shade('#4a1a18', 0.6), 0.9);
  if (look.hairShape === 'swept')
    fillCurve(
      brush,
      'M-8.6 -34.6C-10.4 -47.4 -2 -47.6 3 -46.2C8.4 -45.6 10 -40 8.6 -34.6C8 -38.6 6.6 -40.6 3.6 -40.8C-.6 -41 -5.2 -41.8 -6.6 -39.4C-7.6 -38 -8 -36.4 -8.6 -34.6Z',
      hairFill(brush, look, toLight),
    );
  if (look.hairShape === 'short')
    fillCurve(
      brush,
      'M-8.6 -34C-10 -47 -3 -47.6 1 -47C8 -46.8 10 -41 8.6 -34L7.4 -38.8L4.4 -40.8L1 -39.6L-2.4 -41.2L-5.6 -39.8L-7.4 -38.4Z',
      hairFill(brush, look, toLight),
    );
  if (look.hairShape === 'cropped')
    fillCurve(
      brush,
      'M-8.3 -35.4C-9.2 -46.4 9.2 -46.4 8.3 -35.4C7.6 -39.4 5 -41.2 0 -41.2S-7.6 -39.4 -8.3 -35.4Z',
      hairFill(brush, look, toLight),
    );
  if (look.hairShape === 'bun')
    fillCurve(
      brush,
      'M-8.7 -33C-10 -46.8 10 -46.8 8.7 -33C8.4 -37.4 6.6 -40 0 -41.4C-6.6 -40 -8.4 -37.4 -8.7 -33Z',
      hairFill(brush, look, toLight),
    );
  if (look.hairShape === 'curls') for (const [x, y, size] of curls) fillEllipse(brush, x, y, size, size, hairFill(brush, look, toLight));
  if (look.hairShape === 'long')
    fillCurve(
      brush,
      'M-9.4 -30C-12 -47.6 -4.6 -48.4 0 -47.2C7 -48.4 12 -44 9.4 -30C9 -36 6 -40 1.4 -41.8C-2 -37.6 -8 -37 -9.4 -30Z',
      hairFill(brush, look, toLight),
    );
  if (look.glasses) {
    brush.strokeStyle = '#0b0f1c';
    brush.lineWidth = 1.1;
    for (const x of [-3.3, 3.3]) {
      brush.beginPath();
      brush.roundRect(x - 2.5, -36, 5, 3.9, 1.5);
      brush.fillStyle = shade('#cfe0ff', 0.2);
      brush.fill();
      brush.stroke();
    }
    strokeCurve(brush, 'M-.8 -34.6H.8M-5.8 -34.8L-8.2 -35.4M5.8 -34.8L8.2 -35.4', '#0b0f1c', 1);
  }
}

/** Centre and size of each lock over the forehead. */
const curls = [
  [-7.6, -37.4, 2.7],
  [-6.4, -41.4, 3.2],
  [-2.6, -43.8, 3.4],
  [1.8, -44, 3.5],
  [5.8, -41.8, 3.3],
  [7.7, -37.8, 2.7],
  [-3, -40.8, 2.4],
  [1.6, -41, 2.3],
] as const;

function hairFill(brush: Brush, look: Look, toLight: number, shine = 0.3): CanvasGradient {
  return fade(
    brush,
    [-8 * toLight, -44],
    [8 * toLight, -40],
    [mix(look.hair, '#000000', 0.34), look.hair, mix(look.hair, '#ffcf9a', shine)],
    [0, 0.6, 1],
  );
}

/** Forearms reaching forward over the desk, and a hand each; drawn over the desk top. `forward` is the way the sitter faces. */
export function paintForearms(brush: Brush, seat: SeatId, forward: 1 | -1): void {
  const look = looks[seat];
  brush.lineCap = 'round';
  for (const side of [-1, 1]) {
    const elbow = side * 14.2;
    const handX = side * 5 + forward * 6;
    const handY = 5.2 + side * forward * 2.4;
    strokeCurve(brush, `M${elbow} -5Q${elbow + forward * 2} 3 ${handX + side * 3.4} ${handY - 0.6}`, mix(look.jacket, '#05070f', 0.4), 6);
    strokeCurve(
      brush,
      `M${elbow} -6Q${elbow + forward * 2} 2 ${handX + side * 3.4} ${handY - 1.4}`,
      mix(look.jacket, '#ffcf9a', side === forward ? 0.2 : 0.05),
      4.4,
    );
    strokeCurve(brush, `M${handX + side * 3} ${handY - 1.1}l${-side * 0.6} .2`, look.shirt, 4);
    fillEllipse(brush, handX, handY - 0.4, 2.8, 2, mix(look.skin, '#ffe0b0', side === forward ? 0.16 : 0));
    strokeCurve(
      brush,
      `M${handX - side * 1.4} ${handY - 1}l${-side * 1.2} .5M${handX - side * 1.2} ${handY + 0.5}l${-side * 1.2} .4`,
      mix(look.skin, '#3a1c12', 0.14),
      1.1,
    );
  }
}

export function paintBodyBehind(brush: Brush, seat: SeatId): void {
  const look = looks[seat];
  const accent = accents[seat];
  const lit = mix(look.jacket, '#ffcf9a', 0.26);
  const dark = mix(look.jacket, '#05070f', 0.4);
  fillCurve(brush, 'M-15.6 -13C-21.4 -9 -22.6 -1 -19.4 3L-13 -4ZM15.6 -13C21.4 -9 22.6 -1 19.4 3L13 -4Z', dark);
  const cloth = fade(brush, [-18, -20], [18, 4], [lit, look.jacket, dark], [0, 0.4, 1]);
  fillCurve(brush, 'M-17 6C-18.4 -11 -15.4 -19.4 -6 -23H6C15.4 -19.4 18.4 -11 17 6Z', cloth);
  if (look.neckwear === 'open') {
    strokeCurve(brush, 'M-7.6 -22.4Q-2 -10 -7 6M7.6 -22.4Q2 -10 7 6', accent, 2);
    fillEllipse(brush, 0, -8.6, 1.6, 2, mix(accent, '#3a1512', 0.3));
  } else if (look.neckwear === 'hood') {
    fillCurve(brush, 'M-9 -22Q0 -27 9 -22Q10 -11.6 0 -9.4Q-10 -11.6 -9 -22Z', mix(look.jacket, '#05070f', 0.24));
    strokeCurve(brush, 'M-9 -22Q-10 -11.6 0 -9.4Q10 -11.6 9 -22', shade('#9fe4ee', 0.3), 0.9);
  } else if (look.neckwear === 'scarf') {
    strokeCurve(brush, 'M0 -15V6', shade('#05070f', 0.4), 1);
    fillCurve(brush, 'M-7.4 -23Q0 -18 7.4 -23L7 -17.6Q0 -12.8 -7 -17.6Z', mix(accent, '#1c3226', 0.22));
    strokeCurve(brush, 'M-6.6 -20Q0 -15.6 6.6 -20', shade('#1c3226', 0.5), 0.9);
  } else {
    strokeCurve(brush, 'M0 -19V6', shade('#05070f', 0.4), 1);
    fillCurve(brush, 'M-6.4 -23.2Q0 -19.4 6.4 -23.2L5 -25.4H-5Z', look.shirt);
    fillCurve(brush, 'M-7 -22.6Q0 -17.6 7 -22.6L6.4 -20Q0 -15.4 -6.4 -20Z', mix(look.jacket, '#05070f', 0.3));
  }
  fillCurve(brush, 'M-3.3 -29H3.3V-22.6H-3.3Z', mix(look.skin, '#3a1c12', 0.34));
  strokeCurve(brush, 'M6 -23C15.4 -19.4 18.4 -11 17 6', accent, 1.5);
  strokeCurve(brush, 'M-6 -23C-15.4 -19.4 -18.4 -11 -17 6', shade('#ffd9a0', 0.65), 1.1);
}

export function paintHeadBehind(brush: Brush, seat: SeatId): void {
  const look = { ...looks[seat], hair: mix(looks[seat].hair, '#05070f', 0.32) };
  fillEllipse(brush, -8.4, -33.4, 1.7, 2.5, mix(look.skin, '#ffcf9a', 0.15));
  fillEllipse(brush, 8.4, -33.4, 1.7, 2.5, mix(look.skin, '#3a1c12', 0.3));
  fillCurve(brush, 'M-7.6 -35H7.6Q7 -27.4 3.4 -25.6H-3.4Q-7 -27.4 -7.6 -35Z', mix(look.skin, '#3a1c12', 0.28));
  if (look.hairShape === 'bun') fillEllipse(brush, 0, -46, 5.2, 4.4, mix(look.hair, '#000000', 0.1));
  const outline: Record<Look['hairShape'], string> = {
    swept: 'M-8.9 -33C-10.6 -47.6 10.6 -47.6 8.9 -33C8.6 -28.6 5 -27.6 0 -27.6S-8.6 -28.6 -8.9 -33Z',
    short: 'M-9 -33C-10.4 -47.4 10.4 -47.4 9 -33C9 -27.4 5 -26.4 0 -26.4S-9 -27.4 -9 -33Z',
    cropped: 'M-8.5 -34C-9.4 -46.2 9.4 -46.2 8.5 -34C8 -30.4 5 -29.6 0 -29.6S-8 -30.4 -8.5 -34Z',
    bun: 'M-8.8 -33C-10.2 -47.2 10.2 -47.2 8.8 -33C8.2 -29 5 -27.8 0 -27.8S-8.2 -29 -8.8 -33Z',
    curls:
      'M-9.4 -33.4Q-11.4 -36.4 -9.6 -39Q-10.4 -43.4 -6.4 -44Q-4.4 -48 -.4 -46.2Q4 -48.4 6.2 -44.2Q10.4 -43.4 9.6 -39Q11.4 -36 9.4 -33.2Q10 -29.4 6.4 -28.8Q3.6 -26 0 -27.4Q-3.6 -26 -6.4 -28.8Q-10 -29.6 -9.4 -33.4Z',
    long: 'M-9.8 -34C-12 -48.4 12 -48.4 9.8 -34L10.2 -23.4Q5 -19.6 0 -20.4Q-5 -19.6 -10.2 -23.4Z',
  };
  fillCurve(brush, outline[look.hairShape], hairFill(brush, look, -1, 0.1));
  strokeCurve(brush, 'M-7.6 -38.6Q-5.6 -44.4 .6 -44.8', shade('#ffd9a0', 0.42), 1.1);
  if (look.hairShape === 'long') {
    strokeCurve(brush, 'M0 -44Q-5.4 -34 -4 -22M.6 -44Q5.6 -34 4.4 -22M.2 -44Q.6 -32 0 -21', shade('#000000', 0.34), 0.9);
    strokeCurve(brush, 'M-2.4 -43Q-8 -36 -7 -24M-1.2 -43.4Q-6.4 -36 -5.6 -23', shade('#ffcf9a', 0.2), 0.8);
  }
  if (look.glasses) strokeCurve(brush, 'M-8.6 -35.6L-9.8 -35M8.6 -35.6L9.8 -35', '#0b0f1c', 1.2);
}

export function paintChairBack(brush: Brush, seat: SeatId): void {
  const accent = accents[seat];
  fillEllipse(brush, 0, 17, 15, 4.6, shade('#03050b', 0.45));
  strokeCurve(brush, 'M0 10V16.4', '#2b3658', 2.4);
  strokeCurve(brush, 'M-9.4 16.6Q0 14.4 9.4 16.6M-5 19Q0 15.4 5 19', '#2b3658', 1.8);
  const leather = fade(brush, [-15, -12], [15, 8], ['#1d2748', '#121a34', '#0b1126']);
  fillCurve(brush, 'M-15.4 -3.4Q-15.4 -14.4 0 -14.4T15.4 -3.4V7.4Q0 15.6 -15.4 7.4Z', leather);
  strokeCurve(brush, 'M-15.4 7.4V-3.4Q-15.4 -14.4 0 -14.4T15.4 -3.4V7.4', shade(accent, 0.6), 1.1);
  strokeCurve(brush, 'M-9 -11.6Q-10 0 -9 9.6M0 -13V11.4M9 -11.6Q10 0 9 9.6', shade('#05080f', 0.5), 1);
}
