using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SupportBot.Articles;

/// <summary>Adds the articles to the host.</summary>
public static class ArticleServices
{
    /// <summary>Adds <see cref="ArticleLibrary"/>, configured by the section <c>Articles</c>.</summary>
    public static IServiceCollection AddArticles(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Articles");
        services.AddOptions<ArticleOptions>().Configure(options => section.Bind(options));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ArticleLibrary>();
        services.AddHostedService(provider => provider.GetRequiredService<ArticleLibrary>());
        return services;
    }
}
