import type { SeatId } from '../../shared/sim/scenario.ts';

export type Mood = 'boom' | 'turned';

/** As far apart as six can be for an eye that lacks one kind of cone. */
export const accents: Record<SeatId, string> = {
  chief: '#f2b84b',
  engineer: '#4fd1e0',
  desk: '#ff7a6b',
  risk: '#a58bff',
  treasurer: '#bcf1bc',
  voice: '#d471a6',
};
export const night = '#070b16';
export const lampWarm = '#ffd9a0';
export const claimedGold = '#e9c46a';
export const trueBlue = '#9ad1ff';
export const buyGreen = '#5fe0ae';
export const sellCoral = '#ff8d7c';
export const otherAmber = '#ffe3b5';

export interface MoodPalette {
  /** From the zenith to the horizon, at `skyOffsets`. */
  skyColours: readonly string[];
  seaTop: string;
  seaBottom: string;
  haze: string;
  hill: string;
  towerFar: string;
  towerNear: string;
  moon: number;
  stars: number;
  clouds: number;
  litWindows: number;
  wallLeft: readonly [string, string];
  wallRight: readonly [string, string];
  floorStops: readonly [string, string, string];
  beam: string;
  beamAlpha: number;
  rugAlpha: number;
  poolAlpha: number;
  rain: number;
}

export const skyOffsets = [0, 0.32, 0.48, 0.57, 0.62];

/** The same room twice: a warm evening, and the cold night after the market has turned. */
export const moods: Record<Mood, MoodPalette> = {
  boom: {
    skyColours: ['#0a1234', '#1b2862', '#423a7a', '#8a5680', '#c87880'],
    seaTop: '#544a7c',
    seaBottom: '#0d1734',
    haze: '#c9809a',
    hill: '#252552',
    towerFar: '#20244f',
    towerNear: '#0f1530',
    moon: 1,
    stars: 1,
    clouds: 0.2,
    litWindows: 0.8,
    wallLeft: ['#0d1529', '#18233f'],
    wallRight: ['#172139', '#0c1325'],
    floorStops: ['#2f385a', '#1f294a', '#0e162d'],
    beam: '#c9d6ff',
    beamAlpha: 0.26,
    rugAlpha: 0.14,
    poolAlpha: 1,
    rain: 0,
  },
  turned: {
    skyColours: ['#050a16', '#0c1a2e', '#152a40', '#22404f', '#2f5561'],
    seaTop: '#1d3546',
    seaBottom: '#081220',
    haze: '#4d7886',
    hill: '#12202f',
    towerFar: '#14222f',
    towerNear: '#0a121c',
    moon: 0.5,
    stars: 0.25,
    clouds: 0.85,
    litWindows: 0.34,
    wallLeft: ['#0a1220', '#121d2f'],
    wallRight: ['#111b2c', '#09101c'],
    floorStops: ['#1f2c40', '#142034', '#0a1220'],
    beam: '#a9d4e6',
    beamAlpha: 0.17,
    rugAlpha: 0.1,
    poolAlpha: 0.72,
    rain: 1,
  },
};
