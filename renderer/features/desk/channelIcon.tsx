import { FormOutlined, MailOutlined, MessageOutlined, PhoneOutlined, RiseOutlined } from '@ant-design/icons'
import type { ComponentType } from 'react'

const icons: Readonly<Record<string, ComponentType<{ 'aria-hidden': 'true' }>>> = {
  phone: PhoneOutlined,
  chat: MessageOutlined,
  email: MailOutlined,
  mail: MailOutlined,
  form: FormOutlined,
  outbound: RiseOutlined,
}

/** A channel's sign; one that the playbook added gets the sign of a message. */
export function ChannelIcon({ channel }: { readonly channel: string }) {
  const Icon = icons[channel] ?? MessageOutlined
  return <Icon aria-hidden="true" />
}
