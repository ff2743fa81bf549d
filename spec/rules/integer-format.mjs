import { insideNot } from './lib/inside-not.mjs';

/** Every number declares its width: otherwise each generator decides for itself. */
export const IntegerFormat = () => ({
  Schema(schema, ctx) {
    const type = [schema.type].flat().find((each) => each === 'integer' || each === 'number');
    if (type === undefined || schema.format !== undefined || insideNot(ctx.location)) return;
    const formats = type === 'integer' ? 'int32 or int64' : 'float or double';
    ctx.report({ message: `[#704] This ${type} has no format: set ${formats}.` });
  },
});
