import { legal } from './catalogue/bodies.ts';
import { catalogue, thoseOn } from './catalogue/index.ts';
import { measureBodies } from './measure/body.ts';
import type { Patience } from './measure/common.ts';
import { measureHabit } from './measure/habit.ts';
import { measureHold } from './measure/hold.ts';
import { measureRequests } from './measure/request.ts';
import { measureTraffic } from './measure/traffic.ts';
import type { Row } from './row.ts';
import { searchBodies } from './search/bodies.ts';
import { searchQueries } from './search/queries.ts';
import { type Stage, setUp } from './stage.ts';
import type { Named, TargetName } from './worst.ts';

/** How much is measured. */
export interface Size {
  patience: Patience;
  /** How many connections a large project has. */
  connections: number;
  /** How long a body is, in bytes. */
  most: number;
  /** How many sockets hold something: so many that what a server needs once does not count. */
  sockets: number;
  /** How much of the requests of a habit is sent, 0 to 1. */
  share: number;
  /** How many requests are made up in search of dear ones. */
  searched: number;
}

/** Everything as large as it may be: most of an hour. */
export const full: Size = {
  patience: { limitMs: 30_000, spendMs: 300, lookMs: 600 },
  connections: 100_000,
  most: 12 * 1024 * 1024 - 1_024,
  sockets: 250,
  share: 1,
  searched: 300,
};

/** Everything smaller, and no probe: what grows faster than it should shows all the same. */
export const quick: Size = {
  patience: { limitMs: 5_000, spendMs: 50, lookMs: 0 },
  connections: 2_000,
  most: 1024 * 1024,
  sockets: 100,
  share: 0.1,
  searched: 0,
};

/** By what inputs are measured. */
export const groups = ['requests', 'bodies', 'holds', 'traffic', 'habits'] as const;
export type Group = (typeof groups)[number];

/** What is measured, and who is told of each row. */
export interface CostOptions extends Size {
  targets: readonly TargetName[];
  /** Which groups of the catalogue; each has a search of its own, if any. */
  groups: readonly Group[];
  seed: number;
  /** Which inputs are measured; all by default. */
  only?: (worst: Named, target: TargetName) => boolean;
  tell: (row: Row) => void;
}

/** Measures the catalogue on some targets. Nothing of it is left behind. */
export async function cost(options: CostOptions): Promise<Row[]> {
  const { stages, remove } = await setUp(options.targets, options.connections);
  try {
    const rows: Row[] = [];
    for (const stage of stages) rows.push(...(await costOf(stage, options)));
    return rows;
  } finally {
    await remove();
  }
}

async function costOf(stage: Stage, options: CostOptions): Promise<Row[]> {
  const { seed, patience, most, share, sockets, only = () => true } = options;
  const those = <Name extends Group>(name: Name): (typeof catalogue)[Name] => {
    const all = options.groups.includes(name) ? thoseOn<Named>(stage.name, catalogue[name]) : [];
    // Only some are left out: each has the type that all of the group have.
    return all.filter((worst) => only(worst, stage.name)) as unknown as (typeof catalogue)[Name];
  };
  const rows: Row[] = [];
  const tell = (row: Row) => {
    rows.push(row);
    options.tell(row);
  };
  const looked = { seed, patience, count: options.searched };
  const finds = (name: Group) => options.searched > 0 && options.groups.includes(name);

  const requests = [...those('requests'), ...(finds('requests') ? await searchQueries(stage, looked) : [])];
  if (requests.length > 0) await measureRequests(stage, requests, { seed, patience, tell });
  const bodies = [...those('bodies'), ...(finds('bodies') ? await searchBodies(stage, looked) : [])];
  if (bodies.length > 0) await measureBodies(stage, bodies, { seed, most, legal, patience, tell });
  for (const worst of those('holds')) tell(await measureHold(stage, worst, seed, sockets));
  for (const worst of those('traffic')) tell(await measureTraffic(stage, worst, seed, patience));
  for (const worst of those('habits')) tell(await measureHabit(stage, worst, { seed, share, patience }));
  return rows;
}
