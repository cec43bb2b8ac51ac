/** A browser without a screen: it keeps cookies per host and follows redirects as far as it is told. */
export class BrowserJar {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** One request; redirects are answers here. */
  async ask(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const jar = this.jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    const response = await fetch(url, {
      ...body,
      redirect: 'manual',
      headers: { connection: 'close', ...(cookie === '' ? {} : { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) this.keep(jar, line);
    return response;
  }

  /** Follows redirects until an address that `isEnd` takes, or a page. */
  async follow(start: string, isEnd: (url: string) => boolean = () => false): Promise<Visited> {
    let url = start;
    for (let hops = 0; hops < 12; hops += 1) {
      if (isEnd(url)) return { url, response: undefined };
      const response = await this.ask(url);
      const to = response.headers.get('location');
      if (to === null) return { url, response };
      url = new URL(to, url).href;
    }
    throw new Error(`The redirects from ${start} do not end.`);
  }

  cookieOf(url: string, name: string): string | undefined {
    return this.jarOf(url).get(name);
  }

  setCookie(url: string, name: string, value: string): void {
    this.jarOf(url).set(name, value);
  }

  private jarOf(url: string): Map<string, string> {
    // Real browsers do not part ports, so neither does this one.
    const { hostname } = new URL(url);
    const jar = this.cookies.get(hostname) ?? new Map<string, string>();
    this.cookies.set(hostname, jar);
    return jar;
  }

  private keep(jar: Map<string, string>, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...value] = pair.split('=');
    const isGone = attributes.some((attribute) =>
      /^max-age=0$|^expires=thu, 01 jan 1970/i.test(attribute),
    );
    if (isGone) jar.delete(name);
    else jar.set(name, value.join('='));
  }
}

export interface Visited {
  readonly url: string;
  /** Undefined where it stopped before asking. */
  readonly response: Response | undefined;
}
