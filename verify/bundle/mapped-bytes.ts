const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const moreFollows = 32;
const payloadBits = 5;

/** Bytes of generated code per index in `sources`: from each mark of the map to the next one on its line. */
export function bytesBySource(code: string, mappings: string): ReadonlyMap<number, number> {
  const bytes = new Map<number, number>();
  const lines = code.split('\n');
  let source = 0;
  mappings.split(';').forEach((line, row) => {
    const text = lines[row] ?? '';
    let column = 0;
    const marks = line.split(',').flatMap((segment) => {
      const [columnStep, sourceStep] = decode(segment);
      if (columnStep === undefined) return [];
      column += columnStep;
      source += sourceStep ?? 0;
      return [{ column, source: sourceStep === undefined ? undefined : source }];
    });
    marks.forEach((mark, index) => {
      if (mark.source === undefined) return;
      const part = text.slice(mark.column, marks[index + 1]?.column);
      bytes.set(mark.source, (bytes.get(mark.source) ?? 0) + Buffer.byteLength(part));
    });
  });
  return bytes;
}

/** Numbers of one segment (base64 VLQ of the source map format): generated column, source, line, column, name. */
function decode(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = digits.indexOf(digit);
    value += (bits & (moreFollows - 1)) << shift;
    shift += payloadBits;
    if ((bits & moreFollows) !== 0) continue;
    numbers.push((value & 1) === 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
