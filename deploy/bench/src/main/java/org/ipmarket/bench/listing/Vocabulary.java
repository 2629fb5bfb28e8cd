package org.ipmarket.bench.listing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Words of titles and abstracts, how often each occurs falling with its rank as in languages (Zipf), the first ones real. */
final class Vocabulary {
    private static final int WORDS = 4_000;
    private static final int FLATTENED = 8;
    private static final String[] CHINESE =
            ("装置 方法 系统 设备 机构 控制 结构 数据 检测 图像 电池 材料 制备 加工 连接 传感 通信 网络 芯片 电机 齿轮 减速 机器 关节 视觉 识别 模型 训练 存储"
                            + " 介质 终端 信号 滤波 天线 基站 频率 电路 电压 电流 功率 散热 冷却 薄膜 涂层 复合 纤维 陶瓷 合金 焊接 切割 模具 注塑 夹具 输送 分拣 包装 阀门 水泵 风机 叶轮 轴承"
                            + " 密封 润滑 发动 燃料 氢能 光伏 逆变 储能 充电 车辆 底盘 制动 转向 雷达 导航 定位 无人 飞行 船舶 推进 医疗 影像 导管 支架 药物 抗体 基因 细胞 培养 提取 纯化 催化"
                            + " 分离 过滤 吸附 污水 废气 土壤 种植 养殖 饲料 食品 饮料 纺织 印染 服装 家具 灯具 照明 显示 面板 触控 键盘 音箱 耳机 相机 镜头 激光 光纤 量子 加密 区块 支付 物流 仓储 软件 平台")
                    .split(" ");
    private static final String[] ENGLISH =
            ("robot pump antenna turbo auto micro nano video audio photo electro hydro thermo piano memo demo cargo proto retro macro meta"
                            + " camera alpha beta gamma delta sigma omega plasma magma aroma coma flora fauna formula nebula scala panorama")
                    .split(" ");
    private static final String COMMON =
            "压力温度湿高低速率测量调节自动智能环保节能防水耐磨新型多功用轻质强密度液气固体流动热交换循环回收利可拆卸折叠伸缩旋转升降移动式双层单向双向阻尼减震降噪隔音绝缘导电磁场电场光源波长频谱采集分析处理传输编码解码压缩缓存索引查询推荐预测优化调度分布并行实时远程监控报警诊断维护更换安装固定支撑定位校准标定补偿误差精密微型大容高效";

    private final List<String> words;
    private final double[] sums;

    private Vocabulary(List<String> words) {
        this.words = words;
        sums = new double[words.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += 1.0 / (i + FLATTENED);
            sums[i] = sum;
        }
    }

    /** Of two characters each. */
    static Vocabulary chinese() {
        Random random = new Random(1);
        Set<String> words = new LinkedHashSet<>(List.of(CHINESE));
        while (words.size() < WORDS) {
            words.add("" + COMMON.charAt(random.nextInt(COMMON.length()))
                    + COMMON.charAt(random.nextInt(COMMON.length())));
        }
        return new Vocabulary(new ArrayList<>(words));
    }

    /** Nouns that are their own stems. */
    static Vocabulary english() {
        Random random = new Random(2);
        Set<String> words = new LinkedHashSet<>(List.of(ENGLISH));
        while (words.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                word.append("bdfgklmnprtvz".charAt(random.nextInt(13))).append("aou".charAt(random.nextInt(3)));
            }
            words.add(word.toString());
        }
        return new Vocabulary(new ArrayList<>(words));
    }

    List<String> all() {
        return List.copyOf(words);
    }

    String word(int rank) {
        return words.get(rank);
    }

    /** The rank of a word drawn as a text draws it. */
    int draw(RandomGenerator random) {
        double point = random.nextDouble() * sums[sums.length - 1];
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] < point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
