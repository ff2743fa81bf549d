import SwaggerParser from '@apidevtools/swagger-parser';
import { judgeDocuments } from './judging.ts';

await judgeDocuments((file) =>
  SwaggerParser.validate(file).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof SyntaxError)) throw error;
      console.error(error.message);
      return false;
    },
  ),
);
