import Phaser from 'phaser';

/** The one blend mode beside the ordinary that both renderers draw alike. */
export const addLight = Phaser.BlendModes.ADD;
