import type { Impact } from './compare/finding.ts';

/** Text whose only markup is code in backticks. */
export type Text = string;

/** Good news, bad news, or a result that nobody can decide. */
export type Tone = 'good' | 'bad' | 'doubt';

/** A part of a report. Markdown and HTML are both written from these, so they say the same. */
export type Block =
  | { kind: 'heading'; text: string; id: string }
  | { kind: 'subheading'; text: string }
  | { kind: 'text'; text: Text }
  | { kind: 'verdict'; tone: Tone; text: Text }
  | { kind: 'list'; items: Text[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: string[]; rows: Text[][] }
  | { kind: 'fold'; summary: string; blocks: Block[] };

/** A report: its title, and its parts in order. */
export interface ReviewReport {
  title: string;
  blocks: Block[];
}

/** The runs of a text: every second one is code. */
export function runsOf(text: Text): string[] {
  return text.split('`');
}

/** `1 change`, `2 changes`. */
export function count(n: number, unit: string, units = `${unit}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? unit : units}`;
}

/** The number of changes of each impact, in words. */
export function countsIn(changes: readonly { impact: Impact }[]): string {
  const of = (impact: Impact) => changes.filter((each) => each.impact === impact).length;
  return `${count(of('major'), 'break')}, ${count(of('minor'), 'addition')}, ${count(of('patch'), 'change')} of words`;
}

/** Makes a text safe as `Text`: its backticks become apostrophes. */
export function plain(text: string): Text {
  return text.replaceAll('`', "'");
}

/** A name as code. */
export function code(text: string): Text {
  return `\`${plain(text)}\``;
}
