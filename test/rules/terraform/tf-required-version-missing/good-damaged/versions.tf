terraform {
  requ
}
