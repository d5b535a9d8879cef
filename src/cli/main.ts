// The command line: finds the command and leaves the exit status behind. Started by bin/sandshark.js, which provides a Node.
import { UsageError } from './usage-error.ts';

const USAGE = `Usage: sandshark COMMAND

Commands
  check LAB   runs a lab's files and judges them
  aws         serves the embedded AWS alone, on port 4566
  dialogue    measures the understanding of utterances, or explains one
  sql         evaluates an expression, or runs streaming SQL over rows

sandshark COMMAND --help tells more.
`;

/** Each command loads what it needs, and nothing before it is asked for. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  aws: async (args) => (await import('./aws.ts')).awsCommand(args),
  check: async (args) => (await import('./check.ts')).checkCommand(args),
  dialogue: async (args) => (await import('./dialogue.ts')).dialogueCommand(args),
  sql: async (args) => (await import('./sql.ts')).sqlCommand(args),
};

/**
 * Runs one command.
 * @returns the exit status: 0 all is well, 1 a check failed, 2 the command was not understood
 */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`${name === undefined ? 'No command was given.' : `There is no command '${name}'.`}\n\n${USAGE}`);
    return 2;
  }
  try {
    return await command(rest);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
