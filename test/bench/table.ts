/** A CSV of orders, half as many customers as rows, made up as it is read; `prefix` begins each of their keys. */
export async function* tableOf(count: number, prefix = ''): AsyncGenerator<Buffer> {
  yield Buffer.from('Номер;Клієнт;Дата замовлення;Сума, грн;Стан\n');
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, offset) => {
      const index = from + offset;
      const phone = `+38067${1_000_000 + (index % (count / 2))}`;
      return `A-${prefix}${index};${phone};${1 + (index % 28)}.${1 + (index % 12)}.2026;${index},50;у дорозі\n`;
    });
    yield Buffer.from(rows.join(''));
  }
}
