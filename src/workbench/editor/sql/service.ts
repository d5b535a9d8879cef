// What CodeMirror loads beside a .sql file: the language service as one chunk.
import { complete } from '../../../streaming-sql/language/complete.ts';
import { diagnose } from '../../../streaming-sql/language/diagnose.ts';
import { format } from '../../../streaming-sql/language/format.ts';
import { hover } from '../../../streaming-sql/language/hover.ts';
import { catalogOf, problemsOf } from './lab-sql.ts';

export const sqlService = { catalogOf, complete, diagnose, format, hover, problemsOf };
