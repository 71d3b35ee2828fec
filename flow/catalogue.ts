/** What the checks need to know of ready-made parts. The library's own list has this shape and more. */
export interface CatalogueSetting {
  key: string;
  label: string;
  kind: 'text' | 'lines' | 'number' | 'boolean' | 'choice' | 'path' | 'json';
  min?: number;
  max?: number;
  choices?: readonly { value: string }[];
  required?: boolean;
  /** Stands in where a document leaves the setting out. */
  default?: unknown;
}

export interface CataloguePart {
  kind: string;
  name: string;
  /** False for a source: it has nothing to read. */
  reads: boolean;
  settings: readonly CatalogueSetting[];
}

export type Catalogue = readonly CataloguePart[];

/** Why a value does not suit its setting, in words that follow the setting's label; null when it does. */
export function settingProblem(setting: CatalogueSetting, value: unknown): string | null {
  const given = value === undefined ? setting.default : value;
  const empty = given === undefined || given === null || given === '';
  if (empty) return setting.required === true ? 'needs a value' : null;
  if (value === undefined) return null;
  switch (setting.kind) {
    case 'number':
      return numberProblem(setting, value);
    case 'boolean':
      return typeof value === 'boolean' ? null : 'is either on or off';
    case 'choice': {
      const values = setting.choices?.map((choice) => choice.value) ?? [];
      return values.some((choice) => choice === value) ? null : `must be one of: ${values.join(', ')}`;
    }
    case 'lines':
      return typeof value === 'string' || isTexts(value) ? null : 'must be lines of text';
    case 'json':
      return null;
    default:
      return typeof value === 'string' ? null : 'must be text';
  }
}

function numberProblem({ min, max }: CatalogueSetting, value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
  if (min !== undefined && value < min) return `must be at least ${min}`;
  return max !== undefined && value > max ? `must be at most ${max}` : null;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((line) => typeof line === 'string');
}
