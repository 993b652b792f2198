package seed

import "learningcities/kg"

func (r *reader) cluster(w *row) {
	slug := w.code("slug", slugShape)
	c := &kg.Cluster{
		Period:        w.period("period"),
		Figures:       figures(w),
		Partners:      w.texts("partners", nil),
		PublicationID: r.optionalRef(w, "publication", kg.KindPublication),
	}
	c.ID = kg.KindCluster.ID(slug)
	c.Names = r.names(w)
	c.Provenance = r.provenance(w)
	if r.add(w, c, "slug", slug, c.Provenance.Confidence) {
		r.data.Clusters = append(r.data.Clusters, c)
	}
}

func clusterCityColumns() []string {
	return []string{"cluster", "city", "role", "note", "confidence", "sources"}
}

func (r *reader) clusterCity(w *row) {
	cluster, city := r.needRef(w, "cluster", kg.KindCluster), r.needRef(w, "city", kg.KindCity)
	c := &kg.ClusterCity{
		Cluster:    entity[*kg.Cluster](r, cluster),
		City:       entity[*kg.City](r, city),
		Role:       enum[kg.ClusterRole](w, "role"),
		Note:       w.optionalText("note"),
		Provenance: r.inherited(w, cluster),
	}
	if cluster != "" && city != "" && c.Role != "" {
		r.once(w, w.line, "part in a cluster", cluster.Slug()+" "+city.Slug()+" "+string(c.Role))
	}
	r.data.ClusterCities = append(r.data.ClusterCities, c)
}
