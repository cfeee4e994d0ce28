// Command catalog serves the products of the shop.
package main

import (
	_ "embed"
	"encoding/json"
	_ "expvar"
	"log"
	"net/http"
)

//go:embed products.json
var products []byte

func main() {
	if !json.Valid(products) {
		log.Fatal("products.json is not valid JSON")
	}
	ok := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }
	http.HandleFunc("GET /healthz", ok)
	http.HandleFunc("GET /readyz", ok)
	http.HandleFunc("GET /products", listProducts)
	log.Fatal(http.ListenAndServe(":8080", nil))
}

func listProducts(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if _, err := w.Write(products); err != nil {
		log.Printf("write products: %v", err)
	}
}
