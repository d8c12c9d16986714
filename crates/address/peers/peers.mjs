// Runs one npm peer over a corpus: node peers.mjs PACKAGE CORPUS OUT. Prints messages per second.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const [, , name, corpus, out] = process.argv;
const require = createRequire(pathToFileURL(resolve('package.json')));
const load = {
  'address-parse': async () => {
    const { default: parser } = require('address-parse');
    return (text) => {
      const [r] = parser.parse(text);
      return { name: r.name, mobile: r.mobile || r.phone, province: r.province, city: r.city, district: r.area, detail: r.details, adcode: r.code };
    };
  },
  'address-smart-parse': async () => {
    const { parseAddress } = await import('address-smart-parse');
    return (text) => {
      const [r] = parseAddress(text);
      return { name: r.name, mobile: r.phone, province: r.province?.name, city: r.city?.name, district: r.county?.name, street: r.street?.name, detail: r.detail, adcode: r.county?.code };
    };
  },
  'zh-address-parse': async () => {
    const parse = require('zh-address-parse');
    return (text) => {
      const r = parse(text, { type: 0, textFilter: [], nameMaxLength: 4 });
      return { name: r.name, mobile: r.phone, province: r.province, city: r.city, district: r.area, detail: r.detail };
    };
  },
};
const parse = await load[name]();
const rows = readFileSync(corpus, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));
const answer = (text) => {
  try {
    return parse(text) ?? {};
  } catch {
    return {};
  }
};
rows.slice(0, 20).forEach((r) => answer(r.text));
const start = process.cpuUsage();
const lines = rows.map((r) => ({ id: r.id, ...answer(r.text) }));
const used = process.cpuUsage(start);
const seconds = (used.user + used.system) / 1e6;
writeFileSync(out, lines.map((l) => JSON.stringify(l)).join('\n') + '\n');
console.log(rows.length / seconds);
