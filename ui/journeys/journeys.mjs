// The list of journeys, in the order they run.
import { pages } from './pages.mjs';
import { customer } from './customer.mjs';
import { door } from './door.mjs';
import { embed } from './embed.mjs';
import { firstRun } from './firstrun.mjs';
import { intercepting } from './intercepting.mjs';
import { people } from './people.mjs';
import { scale } from './scale.mjs';
import { settings } from './settings.mjs';
import { trouble } from './trouble.mjs';
import { trust } from './trust.mjs';

/**
 * @typedef {object} House
 * @property {import('./lib/demo.mjs').Demo} demo
 * @property {string} origin
 * @property {() => Promise<void>} stop
 */
/**
 * @typedef {object} World
 * @property {import('./lib/demo.mjs').Demo} demo
 * @property {import('playwright-core').Browser} browser
 * @property {string} origin
 * @property {() => Promise<House>} house a second installation, on an empty data folder
 */
/** @typedef {{ name: string, run: (world: World) => Promise<void> }} Journey */

/** @type {Journey[]} */
export const journeys = [...firstRun, ...door, ...intercepting, ...trust, ...trouble, ...people, ...settings, ...embed, ...customer, ...pages, ...scale];
