import { legal } from './catalogue/bodies.ts';
import { catalogue, thoseOn } from './catalogue/index.ts';
import { measureBodies } from './measure/body.ts';
import type { Patience } from './measure/common.ts';
import { measureHabit } from './measure/habit.ts';
import { measureHold } from './measure/hold.ts';
import { measureRequests } from './measure/request.ts';
import { measureTraffic } from './measure/traffic.ts';
import type { CostRow } from './row.ts';
import { searchBodies } from './search/bodies.ts';
import { searchGrown } from './search/grown.ts';
import { searchQueries } from './search/queries.ts';
import { type Stage, setUp } from './stage.ts';
import type { Named, TargetName, WorstRequest } from './worst.ts';

/** Extent of a run. */
export interface Size {
  patience: Patience;
  /** Connections of a large project. */
  connections: number;
  /** Length of a body, in bytes. */
  most: number;
  /** Sockets for each hold, up to the server's limit: the more, the less its fixed memory counts. */
  sockets: number;
  /** Requests before memory is measured. Any traffic lets the heap grow by up to 48 MiB for new objects. */
  warmUp: number;
  /** Share of the requests of a habit that is sent, 0 to 1. */
  share: number;
  /** Random requests tried in the search for expensive ones. */
  searched: number;
}

/** Full size: takes most of an hour. */
export const full: Size = {
  patience: { limitMs: 30_000, spendMs: 300, lookMs: 600 },
  connections: 100_000,
  most: 12 * 1024 * 1024 - 1_024,
  sockets: 1_000,
  warmUp: 2_000,
  share: 1,
  searched: 300,
};

/** Smaller sizes, no probe, and patience for a busy machine. Costs that grow too fast still show, as ratios. */
export const quick: Size = {
  patience: { limitMs: 60_000, spendMs: 50, lookMs: 0 },
  connections: 2_000,
  most: 1024 * 1024,
  sockets: 100,
  warmUp: 50,
  share: 0.1,
  searched: 0,
};

/** Groups of the catalogue. */
export const groups = ['requests', 'bodies', 'holds', 'traffic', 'habits'] as const;
export type Group = (typeof groups)[number];

/** Targets and groups to measure, with a callback for rows. */
export interface CostOptions extends Size {
  targets: readonly TargetName[];
  /** Groups to measure. Some have a search of their own. */
  groups: readonly Group[];
  seed: number;
  /** Filter of inputs; all by default. */
  only?: (worst: Named, target: TargetName) => boolean;
  tell: (row: CostRow) => void;
}

/** Measures the catalogue on the targets, and removes all data afterwards. */
export async function cost(options: CostOptions): Promise<CostRow[]> {
  const { stages, remove } = await setUp(options.targets, options.connections);
  try {
    const rows: CostRow[] = [];
    for (const stage of stages) rows.push(...(await costOf(stage, options)));
    return rows;
  } finally {
    await remove();
  }
}

async function costOf(stage: Stage, options: CostOptions): Promise<CostRow[]> {
  const { seed, patience, most, share, sockets, warmUp, only = () => true } = options;
  const those = <Name extends Group>(name: Name): (typeof catalogue)[Name] => {
    const all = options.groups.includes(name) ? thoseOn<Named>(stage.name, catalogue[name]) : [];
    // The filter keeps the type of the group.
    return all.filter((worst) => only(worst, stage.name)) as unknown as (typeof catalogue)[Name];
  };
  const rows: CostRow[] = [];
  const tell = (row: CostRow) => {
    rows.push(row);
    options.tell(row);
  };
  const looked = { seed, patience, count: options.searched };
  const finds = (name: Group) => options.searched > 0 && options.groups.includes(name);

  const requests: WorstRequest[] = those('requests').slice();
  if (finds('requests')) requests.push(...(await searchQueries(stage, looked)), ...(await searchGrown(stage, looked)));
  if (requests.length > 0) await measureRequests(stage, requests, { seed, patience, tell });
  const bodies = [...those('bodies'), ...(finds('bodies') ? await searchBodies(stage, looked) : [])];
  if (bodies.length > 0) await measureBodies(stage, bodies, { seed, most, legal, patience, warmUp, tell });
  for (const worst of those('holds')) {
    // A quarter of them send more than the server's memory for bodies, and all of them more than this machine may have.
    const count = worst.letIn ? sockets / 4 : sockets;
    tell(await measureHold(stage, worst, { seed, sockets: count, warmUp }));
  }
  for (const worst of those('traffic')) tell(await measureTraffic(stage, worst, seed, patience));
  for (const worst of those('habits')) tell(await measureHabit(stage, worst, { seed, share, patience }));
  return rows;
}
