type NetworkListener = (status: { readonly isConnected: boolean; readonly networkType: string }) => void

const listeners = new Set<NetworkListener>()

/** Whether the phone has a network; the driver changes it. */
export const wxNetwork = {
  onNetworkStatusChange: (listener: NetworkListener): void => { listeners.add(listener) },
  offNetworkStatusChange: (listener: NetworkListener): void => { listeners.delete(listener) },
}

export function changeNetwork(isConnected: boolean): void {
  for (const listener of listeners) listener({ isConnected, networkType: isConnected ? 'wifi' : 'none' })
}
