/** The room before anyone comes in: drawn in code, the same every time, for looking at only. */
import { Palm } from './Palm.tsx';
import { h } from './words.ts';

/** A repeatable fraction for the n-th small thing. */
function scatter(n: number, salt: number): number {
  const value = Math.sin(n * 12.9898 + salt * 78.233) * 43758.5453;
  return value - Math.floor(value);
}
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const HORIZON = 486;
const SILL = 640;
const MOON = { x: 1048, y: 196, r: 58 };

const stars = range(110).map((n) => ({
  x: 380 + scatter(n, 1) * 1060,
  y: 12 + scatter(n, 2) * 400,
  r: 0.5 + scatter(n, 3) * 0.9,
  o: 0.2 + scatter(n, 4) * 0.6,
}));
const glitter = range(64).map((n) => {
  const depth = n / 63;
  const width = 5 + (10 + 96 * depth) * scatter(n, 5);
  return {
    x: MOON.x + (scatter(n, 6) - 0.5) * (26 + 190 * depth) - width / 2,
    y: HORIZON + 5 + depth * (SILL - HORIZON - 12),
    width,
    o: 0.14 + 0.5 * scatter(n, 7),
  };
});
const towers = [
  { x: 560, w: 34, h: 64 },
  { x: 596, w: 22, h: 104 },
  { x: 622, w: 40, h: 78 },
  { x: 664, w: 26, h: 138 },
  { x: 694, w: 36, h: 92 },
  { x: 734, w: 20, h: 60 },
  { x: 758, w: 44, h: 84 },
  { x: 806, w: 24, h: 50 },
  { x: 834, w: 38, h: 36 },
  { x: 1236, w: 40, h: 34 },
  { x: 1280, w: 28, h: 74 },
  { x: 1312, w: 44, h: 52 },
  { x: 1360, w: 24, h: 90 },
  { x: 1388, w: 52, h: 60 },
];
const lights = towers.flatMap((tower, n) =>
  range(Math.floor(tower.h / 11) * 3)
    .map((m) => ({
      x: tower.x + 4 + (m % 3) * ((tower.w - 10) / 2),
      y: HORIZON - tower.h + 7 + Math.floor(m / 3) * 10,
      lit: scatter(n * 31 + m, 8),
    }))
    .filter((light) => light.lit > 0.66),
);
const mullions = [470, 794, 1118, 1434];

const GLASS = { top: 700, bottom: 858, left: 780, right: 1144, spread: 110 };
const glassPath = `M${GLASS.left} ${GLASS.top}H${GLASS.right}L${GLASS.right + GLASS.spread} ${GLASS.bottom}H${GLASS.left - GLASS.spread}z`;
const middle = (GLASS.left + GLASS.right) / 2;

/** Bars of the vault under the glass, nearest row last. `half` 0 is what the page says, 1 what is there. */
const bars = range(5).flatMap((row) => {
  const depth = row / 4;
  const y = 732 + depth * 98;
  const open = ((y - GLASS.top) / (GLASS.bottom - GLASS.top)) * GLASS.spread;
  return [0, 1].flatMap((half) => {
    const from = half === 0 ? GLASS.left - open + 22 : middle + 14;
    const to = half === 0 ? middle - 10 : GLASS.right + open - 20;
    const width = (to - from) / 4;
    return range(4).map((column) => ({
      half,
      x: from + column * width,
      y,
      w: width - 5,
      h: 11 + depth * 8,
      lift: half === 0 ? Math.round(scatter(row * 7 + column, 9) * 1.7) : 1,
    }));
  });
});

function Sky() {
  return (
    <>
      <rect width="1440" height={HORIZON} fill="url(#nw-sky)" />
      {stars.map((star) => (
        <circle key={`${star.x}`} cx={star.x} cy={star.y} r={star.r} fill="#dfe8ff" opacity={star.o} />
      ))}
      <circle cx={MOON.x} cy={MOON.y} r="330" fill="url(#nw-glow)" />
      <circle cx={MOON.x} cy={MOON.y} r={MOON.r} fill="url(#nw-moon)" />
      <g fill="#d8c49a" opacity=".38">
        <circle cx={MOON.x - 18} cy={MOON.y - 12} r="13" />
        <circle cx={MOON.x + 16} cy={MOON.y + 14} r="19" />
        <circle cx={MOON.x + 22} cy={MOON.y - 22} r="8" />
        <circle cx={MOON.x - 22} cy={MOON.y + 24} r="7" />
      </g>
      <g fill="#0a1022" opacity=".55">
        <path d="M760 250q70-16 150 2t190-6q-60 22-170 18t-170-14z" />
        <path d="M1010 300q90-20 190-4t190 2q-90 24-200 16t-180-14z" />
      </g>
    </>
  );
}

function Sea() {
  return (
    <>
      <rect y={HORIZON} width="1440" height={SILL - HORIZON} fill="url(#nw-sea)" />
      <rect y={HORIZON - 70} width="1440" height="70" fill="url(#nw-haze)" />
      {towers.map((tower) => (
        <g key={tower.x}>
          <rect x={tower.x} y={HORIZON - tower.h} width={tower.w} height={tower.h} fill="#0c1530" />
          <rect x={tower.x} y={HORIZON} width={tower.w} height={tower.h * 0.5} fill="#060b1a" opacity=".5" />
        </g>
      ))}
      {lights.map((light) => (
        <rect
          key={`${light.x}-${light.y}`}
          x={light.x}
          y={light.y}
          width="3"
          height="4"
          fill={light.lit > 0.9 ? '#9ad1ff' : '#ffd9a0'}
          opacity=".75"
        />
      ))}
      {glitter.map((glint) => (
        <rect key={glint.y} x={glint.x} y={glint.y} width={glint.width} height="1.8" rx=".9" fill="#ffe7bd" opacity={glint.o} />
      ))}
    </>
  );
}

function Room() {
  return (
    <>
      <rect y={SILL} width="1440" height={900 - SILL} fill="url(#nw-floor)" />
      <ellipse cx={MOON.x} cy="664" rx="250" ry="26" fill="#ffe7bd" opacity=".1" filter="url(#nw-soft)" />
      <g fill="#070c1a">
        {mullions.map((x) => (
          <rect key={x} x={x - 7} width="14" height={SILL} />
        ))}
        <rect y="92" width="1440" height="9" />
        <rect y={SILL - 12} width="1440" height="16" />
      </g>
      <g fill="#3a4a76" opacity=".55">
        {mullions.map((x) => (
          <rect key={x} x={x + 5} width="1.6" height={SILL - 12} />
        ))}
        <rect y={SILL - 12} width="1440" height="1.6" />
      </g>
    </>
  );
}

function Vaults() {
  return (
    <>
      <ellipse cx="880" cy="760" rx="300" ry="130" fill="url(#nw-gold)" />
      <ellipse cx="1080" cy="770" rx="260" ry="120" fill="url(#nw-blue)" />
      <path d={glassPath} fill="#05080f" />
      <g>
        {bars
          .filter((bar) => bar.half === 0)
          .map((bar) =>
            range(bar.lift + 1).map((level) => (
              <g key={`${bar.x}-${bar.y}-${level}`}>
                <rect x={bar.x} y={bar.y - level * bar.h * 0.8} width={bar.w} height={bar.h} rx="2" fill="#8a6722" />
                <rect x={bar.x} y={bar.y - level * bar.h * 0.8} width={bar.w} height={bar.h * 0.42} rx="2" fill="#f3d27f" />
              </g>
            )),
          )}
      </g>
      <g clip-path="url(#nw-clip)">
        <g filter="url(#nw-fog)" opacity=".5">
          {bars
            .filter((bar) => bar.half === 1)
            .map((bar) => (
              <rect key={`${bar.x}-${bar.y}`} x={bar.x} y={bar.y - 10} width={bar.w} height={bar.h + 12} rx="3" fill="#7fb6e6" />
            ))}
        </g>
      </g>
      <path d="M962 700L962 858" stroke="#b9c8ea" stroke-width="2.5" opacity=".75" />
      <path d={glassPath} fill="url(#nw-glass)" stroke="#8496c4" stroke-width="2.5" />
      <path d="M826 706L742 852M1040 706L1010 852" stroke="#fff" stroke-width="10" opacity=".045" />
    </>
  );
}

function DeskAndFigure() {
  return (
    <>
      <ellipse cx="1330" cy="742" rx="230" ry="170" fill="url(#nw-lamp)" />
      <path d="M1196 772H1440V804H1196z" fill="#3a281d" />
      <path d="M1196 772H1440V779H1196z" fill="#7a573b" />
      <path d="M1210 804H1226V900H1210zM1420 804H1440V900H1420z" fill="#21160f" />
      <rect x="1228" y="688" width="112" height="70" rx="4" fill="#0a1122" stroke="#2b3a60" stroke-width="2" />
      <path
        d="M1238 742L1252 734 1264 738 1278 720 1290 724 1304 706 1316 712 1330 702"
        fill="none"
        stroke="#5fe0ae"
        stroke-width="2.4"
        stroke-linejoin="round"
      />
      <path d="M1278 758H1290V772H1278zM1262 770H1306V773H1262z" fill="#1a2440" />
      <path d="M1398 772V704" stroke="#c9a26a" stroke-width="3.5" />
      <path d="M1378 704L1388 676H1410L1420 704z" fill="#ff9f86" />
      <path d="M1378 704H1420" stroke="#fff3da" stroke-width="4" stroke-linecap="round" />
      <ellipse cx="1398" cy="772" rx="16" ry="3.5" fill="#c9a26a" />
      <path d="M1346 763q12-10 26 0l-3 5-5-2q-5-2-10 0l-5 2z" fill="#4fd1e0" />
      <path d="M1350 766h18l2 7h-22z" fill="#2b8d9b" />
      <g transform="translate(712 0)">
        <path
          d="M-15 668C-16 640-15 612-11 596L-17 560C-19 540-12 530 0 529 12 530 19 540 17 560L11 596C15 612 16 640 15 668L3 668 0 612-3 668z"
          fill="#060a15"
        />
        <circle cy="514" r="11.5" fill="#060a15" />
        <path
          d="M4 503.500A11.500 11.500 0 0 1 9 521M13 533Q19 541 17 560L12 594Q15 616 15.500 640"
          fill="none"
          stroke="#ffe7bd"
          stroke-width="1.1"
          opacity=".42"
        />
        <ellipse cy="670" rx="40" ry="4" fill="#03060d" opacity=".7" />
      </g>
    </>
  );
}

export function NightWindow() {
  return (
    <svg viewBox="0 0 1440 900" preserveAspectRatio="xMaxYMid slice" role="img" aria-label={h('home.art')}>
      <defs>
        <linearGradient id="nw-sky" x2="0" y2="1">
          <stop offset="0" stop-color="#060a18" />
          <stop offset=".6" stop-color="#12204a" />
          <stop offset="1" stop-color="#2b3a68" />
        </linearGradient>
        <linearGradient id="nw-sea" x2="0" y2="1">
          <stop offset="0" stop-color="#1c2b56" />
          <stop offset="1" stop-color="#0a1126" />
        </linearGradient>
        <linearGradient id="nw-haze" x2="0" y2="1">
          <stop offset="0" stop-color="#ffd9a0" stop-opacity="0" />
          <stop offset="1" stop-color="#ffd9a0" stop-opacity=".16" />
        </linearGradient>
        <linearGradient id="nw-floor" x2="0" y2="1">
          <stop offset="0" stop-color="#111a33" />
          <stop offset="1" stop-color="#070b16" />
        </linearGradient>
        <linearGradient id="nw-glass" x2="1" y2="1">
          <stop offset="0" stop-color="#cfe0ff" stop-opacity=".16" />
          <stop offset=".5" stop-color="#cfe0ff" stop-opacity=".03" />
          <stop offset="1" stop-color="#cfe0ff" stop-opacity=".12" />
        </linearGradient>
        <radialGradient id="nw-glow">
          <stop offset="0" stop-color="#ffe7bd" stop-opacity=".42" />
          <stop offset=".35" stop-color="#ffe7bd" stop-opacity=".11" />
          <stop offset="1" stop-color="#ffe7bd" stop-opacity="0" />
        </radialGradient>
        <radialGradient id="nw-moon" cx=".4" cy=".36">
          <stop offset="0" stop-color="#fff6e0" />
          <stop offset="1" stop-color="#efdcb4" />
        </radialGradient>
        <radialGradient id="nw-gold">
          <stop offset="0" stop-color="#e9c46a" stop-opacity=".4" />
          <stop offset="1" stop-color="#e9c46a" stop-opacity="0" />
        </radialGradient>
        <radialGradient id="nw-blue">
          <stop offset="0" stop-color="#9ad1ff" stop-opacity=".2" />
          <stop offset="1" stop-color="#9ad1ff" stop-opacity="0" />
        </radialGradient>
        <radialGradient id="nw-lamp">
          <stop offset="0" stop-color="#ffd9a0" stop-opacity=".5" />
          <stop offset="1" stop-color="#ffd9a0" stop-opacity="0" />
        </radialGradient>
        <clipPath id="nw-clip">
          <path d={glassPath} />
        </clipPath>
        <filter id="nw-soft" x="-20%" y="-100%" width="140%" height="300%">
          <feGaussianBlur stdDeviation="16" />
        </filter>
        <filter id="nw-fog">
          <feGaussianBlur stdDeviation="7" />
        </filter>
      </defs>
      <Sky />
      <Sea />
      <Palm x={1392} y={652} height={330} lean={-34} />
      <Palm x={536} y={650} height={236} lean={26} />
      <Room />
      <Vaults />
      <DeskAndFigure />
    </svg>
  );
}
