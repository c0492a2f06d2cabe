const known = new Set(
  `host hostaddr port dbname user password passfile sslmode ssl sslrootcert sslcert sslkey sslnegotiation ssl_min_protocol_version channel_binding
  application_name fallback_application_name connect_timeout client_encoding options keepalives keepalives_idle keepalives_interval
  keepalives_count tcp_user_timeout gssencmode krbsrvname target_session_attrs load_balance_hosts require_auth uselibpqcompat`.split(/\s+/),
);

/** Refuses a keyword PostgreSQL does not have. It is not named: what stands there may be half of an unquoted password. */
export function keyword(name: string): string {
  if (!known.has(name)) throw new Error('has a keyword that PostgreSQL does not know (a value with spaces needs single quotes)');
  return name;
}

/** One value at `at`, quoted or bare; a backslash takes the next character as it is. */
function valueAt(text: string, at: number): { value: string; next: number } {
  const quoted = text[at] === "'";
  let value = '';
  for (let i = quoted ? at + 1 : at; ; i += 1) {
    const char = text[i];
    if (char === undefined) {
      if (quoted) throw new Error('has a quote that is never closed');
      return { value, next: i };
    }
    if (quoted ? char === "'" : /\s/.test(char)) return { value, next: i + 1 };
    if (char === '\\') {
      i += 1;
      value += text[i] ?? '';
    } else value += char;
  }
}

/** Reads libpq's keyword form (`host=… user='a b'`), as PostgreSQL's own library does; throws an Error that echoes nothing of it. */
export function parseLibpq(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const head = /\s*([^\s=]*)\s*(=?)\s*/y;
  for (let at = 0; text.slice(at).trim() !== '';) {
    head.lastIndex = at;
    const [whole = '', name = '', equals = ''] = head.exec(text) ?? [];
    if (equals === '' || name === '') throw new Error("has a word that is not keyword=value (a value with spaces needs 'quotes')");
    const { value, next } = valueAt(text, at + whole.length);
    found[keyword(name)] = value;
    at = next;
  }
  return found;
}
