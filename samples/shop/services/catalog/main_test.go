package main

import (
	"encoding/json"
	"net/http/httptest"
	"testing"
)

func TestListProductsGivesAPriceToEach(t *testing.T) {
	recorder := httptest.NewRecorder()
	listProducts(recorder, httptest.NewRequest("GET", "/products", nil))

	var listed []struct{ Cents int }
	if err := json.Unmarshal(recorder.Body.Bytes(), &listed); err != nil {
		t.Fatal(err)
	}
	for i, product := range listed {
		if product.Cents <= 0 {
			t.Errorf("product %d has no price", i)
		}
	}
}
