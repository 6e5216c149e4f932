package org.homeostat.control.solve;

/**
 * The interpolant of order 7 of {@link Vern7}: the step's own stages 1 to 10, the rates at its end as stage
 * 11, and five more. Of a kept step only the first ten are kept; the others are evaluated when they are
 * asked for.
 */
record Vern7Interpolant(VectorField field) implements Kernel.Interpolant {
  /** All stages. */
  static final int STAGES = 16;

  /** The stage, numbered from 0, that is the rates at the end of the step. */
  private static final int END = 10;

  /** The nodes of the stages 12 to 16. */
  static final double[] C = {0.29, 0.125, 0.25, 0.53, 0.79};

  /** The tableau's rows 12 to 16; the ones before are the step's. */
  static final double[][] A = {
      {0.0523222769159969, 0, 0, 0.22495861826705715, 0.017443709248776376, -0.007669379876829393,
          0.03435896044073285, -0.0410209723009395, 0.025651133005205617, 0, -0.0160443457},
      {0.053053341257859085, 0, 0, 0.12195301011401886, 0.017746840737602496, -0.0005928372667681495,
          0.008381833970853752, -0.01293369259698612, 0.009412056815253861, 0, -0.005353253107275676,
          -0.06666729992455811},
      {0.03887903257436304, 0, 0, -0.0024403203308301317, -0.0013928917214672623, -0.00047446291558680135,
          0.00039207932413159514, -0.00040554733285128004, 0.00019897093147716726, 0, -0.00010278198793179169,
          0.03385661513870267, 0.1814893063199928},
      {0.05723681204690013, 0, 0, 0.22265948066761182, 0.12344864200186899, 0.04006332526666491,
          -0.05269894848581452, 0.04765971214244523, -0.02138895885042213, 0, 0.015193891064036402,
          0.12060546716289655, -0.022779423016187374},
      {0.051372038802756814, 0, 0, 0.5414214473439406, 0.350399806692184, 0.14193112269692182,
          0.10527377478429423, -0.031081847805874016, -0.007401883149519145, 0, -0.006377932504865363,
          -0.17325495908361865, -0.18228156777622026},
  };

  /** The weight of stage i at the share θ of the step is the sum over j of R[i][j] θ^(j+1). */
  static final double[][] R = {
      {1, -8.413387198332767, 33.675508884490895, -70.80159089484886, 80.64695108301298, -47.19413969837522,
          11.133813442539243},
      {},
      {},
      {0, 8.754921980674396, -88.4596828699771, 346.9017638429916, -629.2580030059837, 529.6773755604193,
          -167.35886986514018},
      {0, 8.913387586637922, -90.06081846893218, 353.1807459217058, -640.6476819744374, 539.2646279047156,
          -170.38809442991547},
      {0, 5.1733120298478, -52.271115900055385, 204.9853867374073, -371.8306118563603, 312.9880934374529,
          -98.89290352172495},
      {0, 16.79537744079696, -169.70040000059728, 665.4937727009246, -1207.1638892336007, 1016.1291515818546,
          -321.06001557237494},
      {0, -10.005997536098665, 101.1005433052275, -396.47391512378437, 719.1787707014183, -605.3681033918824,
          191.27439892797935},
      {0, 2.764708833638599, -27.934602637390462, 109.54779186137893, -198.7128113064482, 167.26633571640318,
          -52.85010499525706},
      {},
      {0, -2.1696320280163506, 22.016696037569876, -86.90152427798948, 159.22388973861476,
          -135.9618306534588, 43.792401183280006},
      {0, -4.890070188793804, 22.75407737425176, -30.78034218537731, -2.797194317207249, 31.369456637508403,
          -15.655927320381801},
      {0, 10.862170929551967, -50.542971417827104, 68.37148040407511, 6.213326521632409, -69.68006323194157,
          34.776056794509195},
      {0, -11.37286691922923, 130.79058078246717, -488.65113677785604, 832.2148793276441, -664.7743368554426,
          201.79288044241662},
      {0, -5.919778732715007, 63.27679965889219, -265.432682088738, 520.1009254140611, -467.412109533902,
          155.3868452824017},
      {0, -10.492146197961823, 105.35538525188011, -409.43975011988937, 732.831448907654, -606.3044574733512,
          188.0495196316683},
  };

  @Override
  public void at(double t, double h, double[] store, int offset, double theta, double[] state) {
    int n = state.length;
    double[] y0 = new double[n];
    double[] y = new double[n];
    double[][] k = new double[STAGES][n];
    System.arraycopy(store, offset, y0, 0, n);
    for (int stage = 0; stage < END; stage++) {
      System.arraycopy(store, offset + (stage + 1) * n, k[stage], 0, n);
    }
    add(y0, h, Vern7.A[END], k, y);
    field.derivatives(t + h, y, k[END]);
    evaluate(field, t, h, y0, k, y);
    interpolate(h, y0, k, theta, state);
  }

  /** Evaluates the stages after the end of the step; {@code y} is overwritten. */
  static void evaluate(VectorField f, double t0, double h, double[] y0, double[][] k, double[] y) {
    for (int stage = END + 1; stage < STAGES; stage++) {
      add(y0, h, A[stage - END - 1], k, y);
      f.derivatives(t0 + C[stage - END - 1] * h, y, k[stage]);
    }
  }

  /** The state at a share of the step, once all stages are known. */
  static void interpolate(double h, double[] y0, double[][] k, double theta, double[] state) {
    System.arraycopy(y0, 0, state, 0, y0.length);
    for (int stage = 0; stage < STAGES; stage++) {
      double weight = h * weight(stage, theta);
      for (int i = 0; weight != 0 && i < y0.length; i++) {
        state[i] += weight * k[stage][i];
      }
    }
  }

  /** The weight of a stage at a share of the step. */
  static double weight(int stage, double theta) {
    double weight = 0;
    for (int j = R[stage].length - 1; j >= 0; j--) {
      weight = (weight + R[stage][j]) * theta;
    }
    return weight;
  }

  /** Writes y0 + h*(sum of weights[j] * k[j]). */
  private static void add(double[] y0, double h, double[] weights, double[][] k, double[] y) {
    for (int i = 0; i < y0.length; i++) {
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * k[j][i];
      }
      y[i] = y0[i] + h * sum;
    }
  }
}
