import type { ComponentChildren as Kids } from 'preact';

interface NoticeProps {
  readonly tone?: 'info' | 'ok' | 'warning' | 'error';
  readonly title: string;
  readonly children?: Kids;
  readonly role?: 'status' | 'alert';
}

export function Notice({ tone = 'info', title, children, role }: NoticeProps) {
  return (
    <div class={`utrecht-alert utrecht-alert--${tone}`} role={role}>
      <div class="utrecht-alert__content">
        <div class="utrecht-alert__message">
          <p>
            <strong>{title}</strong>
          </p>
          {children}
        </div>
      </div>
    </div>
  );
}

interface NextProps {
  readonly what: Kids;
  readonly why: Kids;
  readonly children?: Kids;
}

/** The one thing to do now. */
export function Next({ what, why, children }: NextProps) {
  return (
    <section class="ok-next ok-stack" aria-label="Wat nu">
      <div class="ok-stack ok-stack--close">
        <p>
          <strong>{what}</strong>
        </p>
        <p>{why}</p>
      </div>
      {children}
    </section>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children?: Kids;
}

/** Nothing to do or to show: why, and what comes first. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div class="ok-box ok-stack ok-stack--close">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{children}</p>
    </div>
  );
}
