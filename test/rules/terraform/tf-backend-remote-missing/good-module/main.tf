terraform {
  backend "gcs" {
    bucket = "shop-state"
  }
}

provider "google" {
  project = "shop"
}

module "queue" {
  source = "./modules/queue"
}
