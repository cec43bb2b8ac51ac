import type { DataConverter } from '@temporalio/common';
import { createPayloadCodec, type CodecOptions } from './payload-codec';

/** The same for clients and workers, but for what each does with a payload that it refuses; `off` leaves payloads plain. */
export function createDataConverter(codec: 'on' | 'off', options: CodecOptions): DataConverter {
  return {
    failureConverterPath,
    ...(codec === 'on' ? { payloadCodecs: [createPayloadCodec(options)] } : {}),
  };
}

const failureConverterPath = require.resolve('./failure-converter');
