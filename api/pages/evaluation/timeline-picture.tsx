import type { TimelineRow } from './timeline-rows';

interface PictureProps {
  readonly intervention: readonly TimelineRow[];
  readonly reference: readonly TimelineRow[];
}

/** Units of the drawing; on a phone one unit is about one pixel. */
const width = 360;
const left = 28;
const right = 8;
const rowHeight = 18;
const headHeight = 22;
const gap = 10;

/** Both timelines on one scale, hidden for readers: the tables beside it say the same. */
export function TimelinePicture({ intervention, reference }: PictureProps) {
  const rows = [...intervention, ...reference];
  const months = Math.max(1, Math.ceil(Math.max(...rows.map(({ span }) => span.untilMonth), 1)));
  const x = (month: number) => left + (month / months) * (width - left - right);
  const second = headHeight + intervention.length * rowHeight + gap;
  const height = second + headHeight + reference.length * rowHeight + headHeight;
  return (
    <svg class="ok-timeline" viewBox={`0 0 ${String(width)} ${String(height)}`} aria-hidden="true">
      {ticksOf(months).map((month) => (
        <g class="tick">
          <line x1={x(month)} x2={x(month)} y1={headHeight - 6} y2={height - headHeight} />
          <text x={x(month)} y={height - 7} text-anchor={anchorOf(month, months)}>
            {month}
          </text>
        </g>
      ))}
      <Lane rows={intervention} top={0} title="Met Op Koers" kind="with" x={x} />
      <Lane rows={reference} top={second} title="Zonder Op Koers" kind="without" x={x} />
    </svg>
  );
}

interface LaneProps {
  readonly rows: readonly TimelineRow[];
  readonly top: number;
  readonly title: string;
  readonly kind: 'with' | 'without';
  readonly x: (month: number) => number;
}

const shortest = 6;

function Lane({ rows, top, title, kind, x }: LaneProps) {
  return (
    <g class={kind}>
      <text class="lane" x={0} y={top + 14}>
        {title}
      </text>
      {rows.map(({ mark, span }, index) => {
        const y = top + headHeight + index * rowHeight;
        const start = Math.min(x(span.fromMonth), width - right - shortest);
        return (
          <>
            <text x={left - 6} y={y + 12} text-anchor="end">
              {mark}
            </text>
            <rect
              x={start}
              y={y + 3}
              width={Math.max(shortest, x(span.untilMonth) - start)}
              height={rowHeight - 6}
              rx={2}
            />
          </>
        );
      })}
    </g>
  );
}

const mostTicks = 7;

function ticksOf(months: number): readonly number[] {
  const step = [1, 2, 3, 6, 12, 24, 60].find((each) => months / each <= mostTicks) ?? 120;
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, index) => index * step);
}

function anchorOf(month: number, months: number): 'start' | 'middle' | 'end' {
  if (month === 0) return 'start';
  return month === months ? 'end' : 'middle';
}
