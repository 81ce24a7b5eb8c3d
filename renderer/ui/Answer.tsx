import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ErrorNote } from './ErrorNote.tsx'
import { Later } from './Later.tsx'

interface Props<T> {
  readonly of: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown }
  readonly children: (data: T) => ReactNode
}

/** An answer of the backend in its three states. What is known stays on the screen while it is fetched again. */
export function Answer<T>({ of, children }: Props<T>) {
  if (of.data !== undefined) return children(of.data)
  if (of.error !== null) return <ErrorNote error={of.error} onRetry={() => void of.refetch()} />
  return (
    <div aria-busy="true">
      <Later>
        <Skeleton active={false} paragraph={{ rows: 4 }} />
      </Later>
    </div>
  )
}
