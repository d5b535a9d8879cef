// The Worker of the playground: the SQL engine, apart from the page. It reads, plans and runs what it is sent, and asks the network nothing.
import { createAnswers } from './answer.ts';
import type { FromEngine, ToEngine } from './protocol.ts';

const answer = createAnswers((message: FromEngine) => postMessage(message));

addEventListener('message', ({ data }: MessageEvent<ToEngine>) => answer(data));
