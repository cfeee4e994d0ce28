# Called from above, although it configures a provider.
provider "google" {
  project = "shop"
}
