import type { MouseEvent, ReactNode } from 'react';
import styles from './DataTable.module.css';

export interface Column<T> {
  key: string;
  title: string;
  render: (row: T) => ReactNode;
  /** Never broken over two lines. */
  tight?: boolean;
}

interface Props<T> {
  /** What the table holds, for those who hear it. */
  name: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  onOpen?: (row: T) => void;
}

/** Rows and columns; on a narrow screen every row becomes a card. */
export function DataTable<T>({ name, columns, rows, rowKey, onOpen }: Props<T>) {
  // The row has a link of its own for keyboard and screen reader; the click on the rest is a convenience.
  const open = (row: T) => (event: MouseEvent) => {
    const inside = event.target instanceof Element ? event.target.closest('a, button, input') : null;
    if (inside === null && getSelection()?.isCollapsed !== false) onOpen?.(row);
  };
  return (
    <div className={styles['wrap']}>
      <table className={styles['table']} aria-label={name}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions jsx-a11y/click-events-have-key-events
            <tr
              key={rowKey(row)}
              className={onOpen === undefined ? undefined : styles['opens']}
              onClick={onOpen === undefined ? undefined : open(row)}
            >
              {columns.map((column) => (
                <td key={column.key} data-title={column.title} className={column.tight === true ? styles['tight'] : undefined}>
                  <div>{column.render(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
