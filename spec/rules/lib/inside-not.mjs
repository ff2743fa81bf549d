const maps = ['properties', 'patternProperties', 'dependentSchemas', 'schemas'];

/** True for a schema inside a `not`: it describes no data there, and generators pass it by. A property may be called not. */
export function insideNot({ pointer }) {
  const steps = pointer.split('/').slice(1);
  return steps.some((step, at) => step === 'not' && !maps.includes(steps[at - 1]));
}
