import type { TargetName } from './worst.ts';

/** Inputs that are over their bars today, and on which targets: the short form leaves them out. A mend takes its lines out. */
export const overToday: Readonly<Record<string, readonly TargetName[]>> = {
  'a filter of 20 tags': ['SQLite', 'PostgreSQL'],
  'a filter of 100 tags': ['SQLite', 'PostgreSQL'],
  'a filter of one pair, over and over': ['SQLite', 'PostgreSQL'],
  'a filter of one key with 20 values': ['SQLite', 'PostgreSQL'],
  'a filter that is encoded': ['SQLite', 'PostgreSQL'],
  'a search by a tag that all of many have': ['SQLite', 'PostgreSQL'],
  'a new route of a connection with 20000 routes': ['SQLite', 'PostgreSQL'],
  'a route that is there of a connection with 20000 routes': ['SQLite', 'PostgreSQL'],
  'the removal of no route of a connection with 20000 routes': ['SQLite', 'PostgreSQL'],
  'a new queue of a connection with 20000 peers': ['SQLite', 'PostgreSQL'],
  'the removal of no queue of a connection with 20000 peers': ['SQLite', 'PostgreSQL'],
  'a tag of a connection with 20000 peers': ['SQLite', 'PostgreSQL'],
  'a tag of a connection with 20000 grants': ['SQLite', 'PostgreSQL'],
  'the tags of a connection with 20000 grants': ['SQLite', 'PostgreSQL'],
  'the tags of a connection with 20000 peers': ['SQLite', 'PostgreSQL'],
  'a share of a connection with 20000 grants': ['SQLite', 'PostgreSQL'],
  'a share of 100 connections with 400 grants each': ['SQLite', 'PostgreSQL'],
  // Each chunk of a byte is an object of Node's, and garbage for a while.
  'a body of chunks of one byte': ['SQLite'],
  'a filter of as many tags as fit': ['PostgreSQL'],
  'listResourcesByTags of 20 tags with up to 20 values': ['PostgreSQL'],
  'countResourcesByTags of 20 tags with up to 20 values': ['PostgreSQL'],
  'a filter by one tag, 20 times': ['PostgreSQL'],
  'a tag that none of many has': ['PostgreSQL'],
  'a value that no tag of many has': ['PostgreSQL'],
  'two tags that no one of many has together': ['PostgreSQL'],
  'a search by a tag that none of many has': ['PostgreSQL'],
  'a count of those of many with one tag': ['PostgreSQL'],
};
