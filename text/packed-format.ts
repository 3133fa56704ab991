/** A compressed or archive format of a text, and how it is unpacked. */
export interface PackedFormat {
  /** The first bytes, by which it is recognised. */
  readonly bytes: readonly number[]
  readonly what: string
  /** Writes the text of FILE to standard output. */
  readonly command: string
}

const packedFormats: readonly PackedFormat[] = [
  { bytes: [0x1f, 0x8b], what: 'compressed', command: 'gunzip -c FILE' },
  { bytes: [0x42, 0x5a, 0x68], what: 'compressed', command: 'bunzip2 -c FILE' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], what: 'compressed', command: 'xz -dc FILE' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'compressed', command: 'zstd -dc FILE' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive', command: 'unzip -p FILE' },
]

/** `start`: the first bytes of a file. */
export function packedFormatOf(start: Uint8Array): PackedFormat | undefined {
  return packedFormats.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte))
}
