import type { Writable } from 'node:stream'
import { Command, CommanderError } from 'commander'
import { type Output, print } from './terminal.ts'

/** Exit code of a command whose arguments are wrong, so that it has done nothing. */
export const usageFault = 2

export interface CommandText {
  /** As people type it, up to its arguments: `npm run token --`. */
  readonly name: string
  readonly description: string
  /** Whole lines that work as they are, or with the reader's own names. */
  readonly examples: readonly string[]
}

export interface CommandOutput {
  readonly stdout: Output
  readonly stderr: Output
}

/**
 * The only way to declare a command's arguments. `--help` prints its text with examples; an unknown option and an extra argument are
 * refused. Neither of them ends the process: `parse` throws a CommanderError, which `runCommand` converts into an exit code.
 */
export function createCommand(
  { name, description, examples }: CommandText,
  { stdout, stderr }: CommandOutput = process,
): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', examplesText(examples))
    .helpOption('-h, --help', 'Print this help and do nothing else.')
    .showHelpAfterError('Nothing was done. Run the command with --help to see its options.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => print(stdout, text),
      writeErr: (text) => print(stderr, text),
    })
}

/** What `--help` prints below the options, also of a subcommand. */
export function examplesText(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`
}

/**
 * Runs `work` only if the arguments are right. Returns its exit code, 0 after help, and `usageFault` if an argument is wrong, also if
 * `work` reports that by `command.error`. In commands with subcommands, those do the work.
 */
export async function runCommand<Options extends object>(
  command: Command,
  args: readonly string[],
  work: (options: Options, operands: readonly string[]) => Promise<number> = async () => 0,
): Promise<number> {
  endWithReader(process.stdout)
  try {
    await command.parseAsync(args, { from: 'user' })
    return await work(command.opts<Options>(), command.args)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageFault
    throw error
  }
}

/** A reader such as `head` that closes the pipe has read enough: the command ends without an error. */
export function endWithReader(output: Writable): void {
  if (output.listenerCount('error') === 0) output.on('error', endIfClosed)
}

function endIfClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}
