// What a dashboard's file may hold: Grafana's own types, put together for the kinds of panel that are used here.

import type { AnnotationQuery, Dashboard, DataQuery, Panel, RowPanel, VariableModel } from '@grafana/schema';
import type * as barGauge from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen.js';
import type * as heatmap from '@grafana/schema/dist/esm/raw/composable/heatmap/panelcfg/x/HeatmapPanelCfg_types.gen.js';
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen.js';
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen.js';
import type * as timeSeries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen.js';

// JSON knows no enums: where the types have one, the file has its value.
type Json<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends Array<infer Element>
      ? Json<Element>[]
      : T extends object
        ? { [Key in keyof T]: Json<T[Key]> }
        : T;

type DataSource = { type: 'prometheus'; uid: '${datasource}' };

// The query of the Prometheus data source, which @grafana/schema does not describe.
type PrometheusQuery = Pick<DataQuery, 'refId' | 'hide'> & {
  datasource: DataSource;
  editorMode: 'code';
  expr: string;
  format?: 'time_series' | 'table' | 'heatmap';
  instant?: boolean;
  range?: boolean;
  legendFormat?: string;
};

type PanelOf<Type extends string, Options, Custom> = Json<
  Omit<Panel<Options, Custom>, 'type' | 'title' | 'description' | 'datasource' | 'options' | 'targets' | 'fieldConfig'>
> & {
  type: Type;
  title: string;
  description: string;
  datasource: DataSource;
  options: Json<Options>;
  fieldConfig: Json<NonNullable<Panel<Options, Custom>['fieldConfig']>>;
  targets: PrometheusQuery[];
};

type AnyPanel =
  | PanelOf<'bargauge', barGauge.Options, Record<string, never>>
  | PanelOf<'heatmap', heatmap.Options, heatmap.FieldConfig>
  | PanelOf<'stat', stat.Options, Record<string, never>>
  | PanelOf<'table', table.Options, table.FieldConfig>
  | PanelOf<'timeseries', timeSeries.Options, timeSeries.FieldConfig>
  | Json<RowPanel>;

// What the Prometheus data source adds to an annotation.
type PrometheusAnnotation = Omit<Json<AnnotationQuery>, 'target'> & {
  target: { expr: string; interval: string; refId: string };
  titleFormat: string;
  textFormat: string;
  tagKeys: string;
};

export type DashboardFile = Omit<Json<Dashboard>, 'panels' | 'annotations' | 'templating'> & {
  uid: string;
  title: string;
  description: string;
  panels: AnyPanel[];
  annotations: { list: (Json<AnnotationQuery> | PrometheusAnnotation)[] };
  templating: { list: Json<VariableModel>[] };
};
