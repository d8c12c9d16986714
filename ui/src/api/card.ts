/** A connector's card as `GET /couriers` gives it; the document leaves it open, so it is read with care. */

export interface CardField {
  key: string;
  labelZh: string;
  labelEn: string;
  help: string;
  required: boolean;
  secret: boolean;
  choices: string[];
  lengthMax: number;
}

export interface CardKind {
  kind: string;
  note: string;
  stages: string[];
}

export interface Card {
  id: string;
  nameZh: string;
  nameEn: string;
  /** How well it is proven: `sketched`, `documented`, `recorded`, `live`. */
  evidence: string;
  canWithdraw: boolean;
  couriers: string[];
  fields: CardField[];
  kinds: CardKind[];
  environments: string[];
  unknowns: string[];
  quirks: string[];
}

type Loose = Readonly<Record<string, unknown>>;

function loose(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): string[] {
  return list(value).map(text).filter((each) => each !== '');
}

function field(value: unknown): CardField {
  const raw = loose(value);
  return {
    key: text(raw['key']),
    labelZh: text(raw['label_zh']),
    labelEn: text(raw['label_en']),
    help: text(raw['help_zh']),
    required: raw['required'] === true,
    secret: raw['secret'] === true,
    choices: texts(raw['choices']),
    lengthMax: typeof raw['length_max'] === 'number' ? raw['length_max'] : 256,
  };
}

function kind(value: unknown): CardKind {
  const raw = loose(value);
  return { kind: text(raw['kind']), note: text(raw['note_zh']), stages: texts(raw['stages']) };
}

export function readCard(value: unknown): Card {
  const raw = loose(value);
  return {
    id: text(raw['id']),
    nameZh: text(raw['name_zh']),
    nameEn: text(raw['name_en']),
    evidence: text(raw['evidence']),
    canWithdraw: raw['can_withdraw'] === true,
    couriers: texts(raw['couriers']),
    fields: list(raw['fields']).map(field),
    kinds: list(raw['kinds']).map(kind),
    environments: list(raw['endpoints']).map((each) => text(loose(each)['environment'])).filter((each) => each !== ''),
    unknowns: texts(raw['unknowns_zh']),
    quirks: list(raw['quirks']).map((each) => text(loose(each)['zh'])).filter((each) => each !== ''),
  };
}
