terraform {
  cloud {
    organization = "shop"
  }
}

provider "google" {
  project = "shop"
}
