// Saves what the page wrote as a file: straight to a place that the reader chooses, where the browser can; else as a download.

/** Where a file is written to, piece by piece. */
export interface Sink {
  write(piece: string | Uint8Array<ArrayBuffer> | Blob): Promise<void>;
  /** The file is whole. */
  close(): Promise<void>;
  /** What was written is not wanted. */
  drop(): Promise<void>;
}

interface Writable extends Omit<Sink, 'drop'> { abort(): Promise<void> }
interface Picker { showSaveFilePicker?(options: object): Promise<{ createWritable(): Promise<Writable> }> }

/** Opens a file of that name; null if the reader thought better of it. To be called at once when a button was pressed. */
export async function openFile(name: string, type: string): Promise<Sink | null> {
  try {
    const handle = await (window as Picker).showSaveFilePicker?.({ suggestedName: name, types: [{ accept: { [type]: [name.slice(name.lastIndexOf('.'))] } }] });
    if (!handle) return download(name, type);
    const file = await handle.createWritable();
    return { write: (piece) => file.write(piece), close: () => file.close(), drop: () => file.abort() };
  } catch (failure) {
    // Refused by the reader; or else by the browser, as in a frame.
    return failure instanceof DOMException && failure.name === 'AbortError' ? null : download(name, type);
  }
}

/** How long the browser may take to fetch a download from the page's memory, in milliseconds. */
const FETCHED = 60_000;

function download(name: string, type: string): Sink {
  const pieces: BlobPart[] = [];
  return {
    write: async (piece) => { pieces.push(piece); },
    close: async () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(pieces, { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), FETCHED);
    },
    drop: async () => { pieces.length = 0; },
  };
}
