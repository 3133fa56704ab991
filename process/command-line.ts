import { Command, CommanderError } from 'commander'
import { type Output, print } from './terminal.ts'

/** Exit code of a command whose arguments are wrong: it has done nothing. */
export const usageFault = 2

export interface CommandText {
  /** As people type it, up to its arguments: `npm run token --`. */
  readonly name: string
  readonly description: string
  /** Whole lines that work as they stand, or with the reader's own names. */
  readonly examples: readonly string[]
}

export interface CommandOutput {
  readonly stdout: Output
  readonly stderr: Output
}

/**
 * The one way to declare a command's arguments. `--help` prints its text with examples; an unknown option and an argument too
 * many are refused. Neither of them ends the process: `parse` throws a CommanderError, which `runCommand` turns into an exit code.
 */
export function createCommand(
  { name, description, examples }: CommandText,
  { stdout, stderr }: CommandOutput = process,
): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`)
    .helpOption('-h, --help', 'Print this help and do nothing else.')
    .showHelpAfterError('Nothing was done. Run the command with --help to see its options.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => print(stdout, text),
      writeErr: (text) => print(stderr, text),
    })
}

/**
 * Runs `work` only when the arguments are right. Returns its exit code, 0 after help, and `usageFault` when an argument is wrong, also
 * when `work` says so with `command.error`. Commands with subcommands have their work in those.
 */
export async function runCommand<Options extends object>(
  command: Command,
  args: readonly string[],
  work: (options: Options, operands: readonly string[]) => Promise<number> = async () => 0,
): Promise<number> {
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', endWithReader)
  try {
    await command.parseAsync(args, { from: 'user' })
    return await work(command.opts<Options>(), command.args)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageFault
    throw error
  }
}

/** Whoever pipes into `head` has read enough: that is the end of the command, not a fault. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}
