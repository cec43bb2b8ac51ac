import type { Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { pagePolicy } from '../framework/security-headers';

const policy = pagePolicy({
  'style-src': "'self'",
  'font-src': "'self'",
  'form-action': "'self'",
});

/** A page runs no script, is not kept and tells no other site where its reader came from. */
export const pageHeaders = {
  'Content-Security-Policy': policy,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
} as const;

export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

export function sendPage(response: Response, status: number, page: VNode): void {
  sendHtml(response, status, renderPage(page));
}

export function sendHtml(response: Response, status: number, html: string): void {
  response.status(status).set(pageHeaders).type('html').send(html);
}
