// An endpoint whose state is kept in the file of the first argument, in a process of its own that a test can kill. Prints its address.
import { runningEndpoint } from './running-endpoint.ts';

const [state] = process.argv.slice(2);
const { url } = await runningEndpoint('real', state);
process.stdout.write(`${url}\n`);
