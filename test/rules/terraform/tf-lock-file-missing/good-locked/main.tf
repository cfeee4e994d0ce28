provider "google" {}
