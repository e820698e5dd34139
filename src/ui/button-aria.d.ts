import '@tarojs/components/types/Button'

/** What Taro's types leave out: on H5 its button is no native one and has to say what it is. */
declare module '@tarojs/components/types/Button' {
  interface ButtonProps {
    ariaRole?: string
    ariaDisabled?: boolean
  }
}
