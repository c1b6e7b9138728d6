/**
 * Puts the trading floor into an element and keeps it in step with a model. Phaser arrives with this call, never before.
 * The canvas is decoration to assistive technology: everything it shows is also said by the labels and panels around it.
 */
import type { FloorModel } from './model.ts';
import { floorHeight, floorWidth } from './places.ts';

export interface FloorHandle {
  update(model: FloorModel): void;
  destroy(): void;
}

const sharpestScale = 2;
const bluntestScale = 0.5;
const settleMs = 160;

/** Device pixels per floor pixel, so that a texture's pixel falls on a screen's pixel. */
function pixelScaleOf(parent: HTMLElement): number {
  const shown = Math.min(parent.clientWidth / floorWidth, parent.clientHeight / floorHeight) || 1;
  return Math.max(bluntestScale, Math.min(sharpestScale, shown * Math.max(1, window.devicePixelRatio)));
}

/**
 * Without a graphics card WebGL is emulated and holds up the whole page, while the canvas renderer idles; so it is asked for
 * only where the browser promises hardware. `?renderer=canvas` and `?renderer=webgl` decide by hand.
 */
function wantsCanvas(): boolean {
  const asked = new URLSearchParams(window.location.search).get('renderer');
  if (asked === 'canvas' || asked === 'webgl') return asked === 'canvas';
  const probe = document.createElement('canvas').getContext('webgl', { failIfMajorPerformanceCaveat: true });
  if (!probe) return true;
  const names = probe.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(probe.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : probe.RENDERER));
  probe.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(renderer);
}

export async function mountFloor(parent: HTMLElement, model: FloorModel): Promise<FloorHandle> {
  const [{ default: Phaser }, { FloorScene }, { boardFont }] = await Promise.all([
    import('phaser'),
    import('./FloorScene.ts'),
    import('./board.ts'),
  ]);
  let pixelScale = pixelScaleOf(parent);
  const scene = new FloorScene(model, pixelScale);
  const game = new Phaser.Game({
    type: wantsCanvas() ? Phaser.CANVAS : Phaser.AUTO,
    parent,
    banner: false,
    backgroundColor: '#070b16',
    scale: {
      mode: Phaser.Scale.FIT,
      autoCenter: Phaser.Scale.CENTER_BOTH,
      expandParent: false,
      width: Math.round(floorWidth * pixelScale),
      height: Math.round(floorHeight * pixelScale),
    },
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
    fps: { limit: 30 },
    // One texture a batch: picking among several by an interpolated number fails on some drivers and leaves holes in sprites.
    render: { antialias: true, powerPreference: 'low-power', maxTextures: 1 },
    scene,
  });

  let gone = false;
  let settling = 0;
  const fit = (): void => {
    const wanted = pixelScaleOf(parent);
    if (Math.abs(wanted / pixelScale - 1) < 0.01) return;
    pixelScale = wanted;
    game.scale.setGameSize(Math.round(floorWidth * wanted), Math.round(floorHeight * wanted));
    scene.rescale(wanted);
  };
  const watcher = new ResizeObserver(() => {
    window.clearTimeout(settling);
    if (parent.clientWidth === 0) {
      game.loop.sleep();
      return;
    }
    game.loop.wake();
    game.scale.refresh();
    settling = window.setTimeout(fit, settleMs);
  });
  await new Promise<void>((resolve) => {
    game.events.once(Phaser.Core.Events.READY, () => resolve());
  });
  game.canvas.setAttribute('aria-hidden', 'true');
  watcher.observe(parent);
  void document.fonts.load(`500 15px ${boardFont}`).then(() => {
    if (!gone) scene.rewriteBoard();
  });

  return {
    update: (next) => {
      if (!gone) scene.show(next);
    },
    destroy: () => {
      gone = true;
      watcher.disconnect();
      window.clearTimeout(settling);
      game.destroy(true);
    },
  };
}
