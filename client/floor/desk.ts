/** The desks with what lies on them. The wood is the same; what lies on it tells whose desk it is. */
import type { SeatId } from '../../shared/sim/scenario.ts';
import {
  type BoxFill,
  type Brush,
  fade,
  fillBox,
  fillCurve,
  fillEllipse,
  fillShape,
  glow,
  mix,
  shade,
  strokeCurve,
  strokeLine,
  strokeShape,
} from './brush.ts';
import { deskHeight, iso, type PlaceGeometry, type Point, topOf } from './geometry.ts';
import { accents, lampWarm } from './palette.ts';

export interface Monitor {
  u0: number;
  u1: number;
  v: number;
}
export const monitorBase = deskHeight + 5;
export const monitorTop = deskHeight + 31;

const frontMonitors: Record<SeatId, readonly Monitor[]> = {
  desk: [
    { u0: 0.17, u1: 0.5, v: 0.84 },
    { u0: 0.56, u1: 0.89, v: 0.84 },
  ],
  engineer: [
    { u0: 0.17, u1: 0.5, v: 0.84 },
    { u0: 0.56, u1: 0.89, v: 0.84 },
  ],
  chief: [{ u0: 0.2, u1: 0.56, v: 0.84 }],
  risk: [{ u0: 0.2, u1: 0.56, v: 0.84 }],
  treasurer: [
    { u0: 0.17, u1: 0.47, v: 0.84 },
    { u0: 0.52, u1: 0.82, v: 0.84 },
  ],
  voice: [{ u0: 0.2, u1: 0.56, v: 0.84 }],
};
const farMonitors: Record<SeatId, readonly Monitor[]> = {
  desk: [
    { u0: 0.36, u1: 0.6, v: 0.7 },
    { u0: 0.64, u1: 0.88, v: 0.7 },
  ],
  engineer: [{ u0: 0.34, u1: 0.66, v: 0.72 }],
  chief: [],
  risk: [],
  treasurer: [],
  voice: [],
};

export function monitorsOf(seat: SeatId, place: PlaceGeometry): readonly Monitor[] {
  if (!place.facesUs) return frontMonitors[seat];
  return farMonitors[seat].map((monitor) => (place.along === 'y' ? { ...monitor, u0: monitor.u0 + 0.06, u1: monitor.u1 + 0.06 } : monitor));
}

export function paintDesk(brush: Brush, place: PlaceGeometry, seat: SeatId): void {
  const accent = accents[seat];
  paintContactShadow(brush, place);
  paintWood(brush, place, accent);
  paintLampLightOnTop(brush, place, accent);
  paintDeskMat(brush, place);
  if (seat === 'risk') paintPapers(brush, place, 6);
  if (seat === 'chief') paintLedger(brush, place);
  if (seat === 'treasurer') paintCoins(brush, place);
  if (seat === 'voice') paintMicrophone(brush, place, accent);
  for (const monitor of monitorsOf(seat, place)) paintMonitor(brush, place, monitor, accent);
  if (seat === 'engineer' || seat === 'desk' || !place.facesUs) paintKeyboard(brush, place);
  paintMug(brush, place, accent);
  paintPhone(brush, place.phone, accent);
  paintLamp(brush, place.lamp, accent);
}

function paintWood(brush: Brush, place: PlaceGeometry, accent: string): void {
  const { box } = place;
  const [leftX] = iso(box.x0, box.y1);
  const [midX] = iso(box.x1, box.y1);
  const [rightX] = iso(box.x1, box.y0);
  const shadowed: BoxFill = {
    top: '#6b4a33',
    left: fade(brush, [leftX, 0], [midX, 0], ['#2a1c15', '#36261b']),
    right: fade(brush, [midX, 0], [rightX, 0], ['#4a3325', '#35251b']),
  };
  fillBox(brush, { x0: box.x0 + 0.07, y0: box.y0 + 0.07, x1: box.x1 - 0.07, y1: box.y1 - 0.07 }, 0, deskHeight - 4, shadowed);
  paintPanels(brush, place, accent);
  const [topX, topY] = iso(box.x0, box.y0, deskHeight);
  const [bottomX, bottomY] = iso(box.x1, box.y1, deskHeight);
  fillBox(brush, box, deskHeight - 4, deskHeight, {
    top: fade(brush, [topX, topY], [bottomX, bottomY], ['#7d583d', '#6b4a33', '#5a3d2a']),
    left: '#3d2a1e',
    right: '#573c2a',
  });
  const grain = place.along === 'x' ? [0.2, 0.42, 0.68, 0.86] : [0.16, 0.36, 0.6, 0.82];
  for (const share of grain) strokeLine(brush, place.at(0.01, share), place.at(0.99, share), shade('#2b1a10', 0.2), 0.7);
  strokeLine(brush, iso(box.x0, box.y1, deskHeight), iso(box.x1, box.y1, deskHeight), shade('#d9a878', 0.42), 0.9);
  strokeLine(brush, iso(box.x1, box.y1, deskHeight), iso(box.x1, box.y0, deskHeight), shade('#d9a878', 0.3), 0.9);
}

/** Two panels with brass pulls, and a thin line of the seat's colour along the plinth. */
function paintPanels(brush: Brush, place: PlaceGeometry, accent: string): void {
  const { box } = place;
  const inset = 0.07;
  const y = box.y1 - inset;
  const x = box.x1 - inset;
  const onLeft = (share: number, z: number): Point => iso(box.x0 + inset + (box.x1 - box.x0 - inset * 2) * share, y, z);
  const onRight = (share: number, z: number): Point => iso(x, box.y1 - inset - (box.y1 - box.y0 - inset * 2) * share, z);
  const panel = (at: (share: number, z: number) => Point, from: number, to: number): void => {
    strokeShape(brush, [at(from, 4), at(to, 4), at(to, deskHeight - 7), at(from, deskHeight - 7)], shade('#140c07', 0.6), 1);
    strokeLine(brush, at(from, deskHeight - 7), at(to, deskHeight - 7), shade('#b98a62', 0.22), 0.7);
  };
  const long = place.along === 'x' ? onLeft : onRight;
  const short = place.along === 'x' ? onRight : onLeft;
  if (place.facesUs) {
    panel(long, 0.05, 0.34);
    panel(long, 0.37, 0.63);
    panel(long, 0.66, 0.95);
  } else {
    fillShape(brush, [long(0.3, 0), long(0.74, 0), long(0.74, deskHeight - 5), long(0.3, deskHeight - 5)], '#0d0907');
    for (const [from, to] of [
      [0.04, 0.27],
      [0.77, 0.96],
    ] as const) {
      for (const z of [deskHeight - 8, deskHeight - 15]) {
        strokeLine(brush, long(from, z - 6), long(to, z - 6), shade('#140c07', 0.7), 1);
        strokeLine(brush, long((from + to) / 2 - 0.03, z - 2), long((from + to) / 2 + 0.03, z - 2), shade('#d7b070', 0.7), 1.1);
      }
    }
  }
  panel(short, 0.1, 0.9);
  strokeLine(brush, onLeft(0, 1.2), onLeft(1, 1.2), shade(accent, 0.5), 1.1);
  strokeLine(brush, onRight(0, 1.2), onRight(1, 1.2), shade(accent, 0.5), 1.1);
}

function paintLampLightOnTop(brush: Brush, place: PlaceGeometry, accent: string): void {
  brush.save();
  brush.beginPath();
  for (const [x, y] of topOf(place.box, deskHeight)) brush.lineTo(x, y);
  brush.closePath();
  brush.clip();
  glow(brush, place.lamp[0], place.lamp[1], 66, 33, lampWarm, 0.72);
  glow(brush, place.lamp[0], place.lamp[1], 110, 55, mix(lampWarm, accent, 0.3), 0.2);
  brush.restore();
}

function paintDeskMat(brush: Brush, place: PlaceGeometry): void {
  const mat = topOf(place.area(0.36, 0.06, 0.8, 0.44), deskHeight);
  fillShape(brush, mat, shade('#1b1411', 0.6));
  strokeShape(brush, mat, shade('#c79a6c', 0.22), 0.7);
}

function paintKeyboard(brush: Brush, place: PlaceGeometry): void {
  const area = place.area(0.46, 0.2, 0.7, 0.4);
  fillBox(brush, area, deskHeight, deskHeight + 1.6, { top: '#2b3350', left: '#171d33', right: '#1d2440' });
  for (const v of [0.25, 0.3, 0.35])
    strokeLine(brush, place.at(0.475, v, deskHeight + 1.6), place.at(0.685, v, deskHeight + 1.6), shade('#8ea0d0', 0.4), 0.7);
}

/** Papers and ledger lie where the sitter and the phone leave room. */
function paintPapers(brush: Brush, place: PlaceGeometry, sheets: number): void {
  const [u0, u1] = place.facesUs && place.along === 'x' ? [0.26, 0.46] : place.facesUs ? [0.76, 0.96] : [0.66, 0.82];
  const [v0, v1] = place.facesUs ? [0.34, 0.84] : [0.6, 0.96];
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    const shift = (sheet % 2) * 0.012;
    const z = deskHeight + sheet * 3.1;
    const area = place.area(u0 + shift, v0 + shift, u1 + shift, v1 + shift);
    const cover = sheet % 3 === 1 ? '#b9aee0' : '#e3ddd0';
    fillBox(brush, area, z, z + 2.5, { top: cover, left: '#8d8798', right: '#a7a1b0' });
  }
  const top = deskHeight + sheets * 3.1 - 0.6;
  const width = u1 - u0;
  for (const share of [0.25, 0.42, 0.6]) {
    strokeLine(
      brush,
      place.at(u0 + width * 0.18, v0 + (v1 - v0) * share, top),
      place.at(u1 - width * 0.22, v0 + (v1 - v0) * share, top),
      shade('#4b4560', 0.55),
      0.8,
    );
  }
}

function paintLedger(brush: Brush, place: PlaceGeometry): void {
  const [u0, u1] = place.facesUs && place.along === 'x' ? [0.46, 0.72] : place.facesUs ? [0.62, 0.88] : [0.64, 0.84];
  const [v0, v1] = place.facesUs ? [0.42, 0.86] : [0.5, 0.88];
  fillBox(brush, place.area(u0, v0, u1, v1), deskHeight, deskHeight + 3, { top: '#5a2530', left: '#3a161e', right: '#481c26' });
  const page = (from: number, to: number): void => {
    fillShape(brush, topOf(place.area(from, v0 + 0.03, to, v1 - 0.03), deskHeight + 4), '#efe9dc');
    for (const share of [0.25, 0.4, 0.55, 0.7]) {
      const v = v0 + (v1 - v0) * share;
      strokeLine(brush, place.at(from + 0.015, v, deskHeight + 4), place.at(to - 0.015, v, deskHeight + 4), shade('#6d6252', 0.5), 0.6);
    }
  };
  const middle = (u0 + u1) / 2;
  page(u0 + 0.01, middle - 0.004);
  page(middle + 0.004, u1 - 0.01);
  strokeLine(brush, place.at(u1 - 0.02, v0 + 0.02, deskHeight + 5), place.at(u1 + 0.03, v0 + 0.22, deskHeight + 6), '#e9c46a', 1.3);
}

/** Three rolls of coin on a tray, counted out. */
function paintCoins(brush: Brush, place: PlaceGeometry): void {
  const [u0, u1] = place.facesUs && place.along === 'x' ? [0.42, 0.7] : place.facesUs ? [0.62, 0.9] : [0.64, 0.88];
  const [v0, v1] = place.facesUs ? [0.46, 0.84] : [0.5, 0.84];
  fillBox(brush, place.area(u0, v0, u1, v1), deskHeight, deskHeight + 1.6, { top: '#2c3f35', left: '#1a2620', right: '#22322a' });
  const width = u1 - u0;
  const rolls = [
    [0.22, 0.68, 3],
    [0.52, 0.5, 5],
    [0.8, 0.34, 4],
  ] as const;
  for (const [along, across, coins] of rolls) {
    const [x, y] = place.at(u0 + width * along, v0 + (v1 - v0) * across, deskHeight + 1.6);
    for (let coin = 0; coin <= coins; coin += 1) fillEllipse(brush, x, y - coin * 1.9, 5, 2.6, coin % 2 === 0 ? '#b98a2e' : '#e9c46a');
    strokeCurve(brush, `M${x - 3.4} ${y - coins * 1.9}q3.4 -2.2 6.8 0`, shade('#fff3da', 0.7), 0.8);
  }
}

/** On a weighted foot, bent towards whoever sits there. */
function paintMicrophone(brush: Brush, place: PlaceGeometry, accent: string): void {
  const [x, y] = place.facesUs && place.along === 'x' ? place.at(0.44, 0.7) : place.facesUs ? place.at(0.78, 0.66) : place.at(0.74, 0.66);
  const lean = place.facesUs ? (place.along === 'x' ? 7 : -7) : -7;
  fillEllipse(brush, x + 1, y + 1, 7.4, 3.6, shade('#03050b', 0.4));
  fillEllipse(brush, x, y, 6.6, 3.2, '#141b31');
  fillEllipse(brush, x, y - 1.2, 6, 2.8, '#2b3658');
  strokeCurve(brush, `M${x} ${y - 1.4}C${x} ${y - 14} ${x} ${y - 20} ${x + lean} ${y - 22}`, '#8e9bc0', 1.5);
  brush.lineCap = 'round';
  strokeCurve(brush, `M${x + lean} ${y - 22}l${Math.sign(lean) * 4.4} 1.4`, '#10172c', 6);
  strokeCurve(brush, `M${x + lean} ${y - 22}l${Math.sign(lean) * 0.6} .2`, accent, 6);
}

function paintMonitor(brush: Brush, place: PlaceGeometry, monitor: Monitor, accent: string): void {
  const { u0, u1, v } = monitor;
  const middle = (u0 + u1) / 2;
  const [footX, footY] = place.at(middle, v);
  fillEllipse(brush, footX, footY, 9, 4.4, '#131a30');
  strokeLine(brush, [footX, footY], [footX, footY - 8], '#2b3860', 3.2);
  const away = place.facesUs ? -0.07 : 0.07;
  const face = [place.at(u0, v, monitorBase), place.at(u1, v, monitorBase), place.at(u1, v, monitorTop), place.at(u0, v, monitorTop)];
  const back = [
    place.at(u0, v + away, monitorBase),
    place.at(u1, v + away, monitorBase),
    place.at(u1, v + away, monitorTop),
    place.at(u0, v + away, monitorTop),
  ];
  fillShape(brush, back, '#0c1226');
  const [faceLeft, , , faceTopLeft] = face;
  const faceTopRight = face[2];
  const backTopLeft = back[3];
  const backTopRight = back[2];
  if (faceLeft && faceTopLeft && faceTopRight && backTopLeft && backTopRight)
    fillShape(brush, [faceTopLeft, faceTopRight, backTopRight, backTopLeft], '#33426e');
  const [x0, y0] = place.at(u0, v, monitorTop);
  const [x1, y1] = place.at(u1, v, monitorBase);
  fillShape(brush, face, place.facesUs ? fade(brush, [x0, y0], [x1, y1], ['#222e52', '#121a33']) : '#070c1a');
  strokeShape(brush, face, shade(accent, place.facesUs ? 0.55 : 0.95), place.facesUs ? 1 : 1.8);
  if (place.facesUs) {
    const badge = place.at(middle, v, (monitorBase + monitorTop) / 2);
    glow(brush, badge[0], badge[1], 9, 9, accent, 0.5);
    fillEllipse(brush, badge[0], badge[1], 1.9, 1.9, accent);
  }
}

function paintMug(brush: Brush, place: PlaceGeometry, accent: string): void {
  const [x, y] = place.facesUs ? place.at(0.24, 0.22) : place.at(0.3, 0.42);
  fillEllipse(brush, x + 1, y + 0.6, 4.4, 2.2, shade('#03050b', 0.4));
  fillCurve(brush, `M${x - 3.4} ${y - 6.4}V${y - 0.8}Q${x} ${y + 2.2} ${x + 3.4} ${y - 0.8}V${y - 6.4}Z`, mix('#e9e4d8', accent, 0.45));
  fillEllipse(brush, x, y - 6.4, 3.4, 1.6, '#2c1a10');
  strokeCurve(brush, `M${x + 3.2} ${y - 5}q3.2 .4 0 3.6`, mix('#e9e4d8', accent, 0.45), 1.1);
}

function paintPhone(brush: Brush, [x, y]: Point, accent: string): void {
  brush.save();
  brush.translate(x, y);
  fillEllipse(brush, 1, 1.5, 12, 5.6, shade('#03050b', 0.42));
  fillCurve(brush, 'M-10.5 0L0 5.2 10.5 0V-3.4L0 -8.4-10.5 -3.4Z', mix('#0a1120', accent, 0.36));
  fillCurve(brush, 'M-10.5 -3.4L0 1.8 10.5 -3.4 0 -8.6Z', mix('#0e1730', accent, 0.5));
  fillEllipse(brush, 0.4, -3.2, 3.4, 1.7, mix('#0a1120', accent, 0.2));
  fillCurve(brush, 'M-11.4 -8.6q11.4 -7.6 22.8 0l-2.5 4.1-4.7 -1.7q-4.2 -1.7-8.4 0l-4.7 1.7z', mix(accent, '#0a1120', 0.1));
  strokeCurve(brush, 'M-10.4 -9q10.4 -6.4 20.8 0', shade('#ffffff', 0.4), 0.9);
  brush.restore();
}

function paintLamp(brush: Brush, [x, y]: Point, accent: string): void {
  fillEllipse(brush, x, y, 6.4, 3.1, '#8a6a3c');
  fillEllipse(brush, x, y - 1.2, 6, 2.8, '#d1ab6e');
  strokeLine(brush, [x, y - 1], [x, y - 30], '#8a6a3c', 2.4);
  strokeLine(brush, [x - 0.5, y - 1], [x - 0.5, y - 30], '#e6c48c', 0.9);
  const shadeFill = fade(
    brush,
    [x - 12, y],
    [x + 12, y],
    [mix(accent, '#2a1a20', 0.12), mix(accent, '#fff3da', 0.26), accent, mix(accent, '#2a1a20', 0.36)],
    [0, 0.36, 0.62, 1],
  );
  fillCurve(brush, `M${x - 6.4} ${y - 40}H${x + 6.4}L${x + 12.6} ${y - 25.4}Q${x} ${y - 21.8} ${x - 12.6} ${y - 25.4}Z`, shadeFill);
  fillEllipse(brush, x, y - 40, 6.4, 1.9, mix(accent, '#fff3da', 0.6));
  strokeCurve(brush, `M${x - 12.4} ${y - 25.2}Q${x} ${y - 21.6} ${x + 12.4} ${y - 25.2}`, '#fff6e2', 2.4);
}

function paintContactShadow(brush: Brush, place: PlaceGeometry): void {
  const { box } = place;
  fillShape(brush, topOf({ x0: box.x0 - 0.1, y0: box.y0 - 0.1, x1: box.x1 + 0.2, y1: box.y1 + 0.2 }, 0), shade('#03050b', 0.32));
  fillShape(brush, topOf({ ...box, x1: box.x1 + 0.07, y1: box.y1 + 0.07 }, 0), shade('#03050b', 0.5));
}
