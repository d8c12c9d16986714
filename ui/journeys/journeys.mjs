// The list of journeys, in the order they run.
import { pages } from './pages.mjs';
import { door } from './door.mjs';
import { intercepting } from './intercepting.mjs';
import { trouble } from './trouble.mjs';
import { settings } from './settings.mjs';

/**
 * @typedef {object} World
 * @property {import('./lib/demo.mjs').Demo} demo
 * @property {import('playwright-core').Browser} browser
 * @property {string} origin
 */
/** @typedef {{ name: string, run: (world: World) => Promise<void> }} Journey */

/** @type {Journey[]} */
export const journeys = [...door, ...intercepting, ...trouble, ...settings, ...pages];
