import type { Case, Step, WireForm } from '../cases.ts';

/** Names of the cases, by the form of their requests. */
const names: Record<WireForm, string> = {
  'lower-case': 'header-names-in-lower-case',
  'upper-case': 'header-names-in-capitals',
  'mixed-case': 'header-names-in-mixed-case',
  spaced: 'white-space-around-header-values',
  chunked: 'a-body-in-chunks',
  'chunked-by-byte': 'a-body-in-chunks-of-a-byte',
  expecting: 'a-body-after-100-continue',
};

const sent = { name: 'wired', dest_vpc_id: 'Größe-𝕏' };
const tags = [{ key: 'grün', value: '字' }];
const path = { connection_id: '$id' };

/** For each way to write a request: what it creates is there as it was sent. */
export const wireFormCases = (): Case[] =>
  Object.entries(names).map(([form, name]) => {
    const wire = form as WireForm; // a key of the table
    // Only a body waits for leave.
    const ofRead = form === 'expecting' ? {} : { wire };
    const body = { ...sent, dest_network_id: 'n', tags };
    const steps: Step[] = [
      { operation: 'createEnhancedConnection', wire, body, status: 201, save: { id: '/connection_id' } },
      { operation: 'showEnhancedConnection', ...ofRead, path, status: 200, match: sent },
      {
        operation: 'showResourceTags',
        path: { resource_type: 'dli_enhanced_datasource', resource_id: '$id' },
        status: 200,
        match: { tags },
      },
    ];
    return { name: `wire/${name}`, evidence: 'media-type-400', steps };
  });
